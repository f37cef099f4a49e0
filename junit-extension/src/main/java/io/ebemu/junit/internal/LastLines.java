/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EventListener;
import io.ebemu.junit.ContainerLogs;
import io.ebemu.model.EnvironmentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the last lines that each container wrote, of all that it hears of. Safe for use by several threads. */
final class LastLines implements EventListener {

    /** How many lines of a container are worth showing with a failure. */
    static final int COUNT = 50;

    private final Map<String, Deque<String>> lines = new LinkedHashMap<>();
    private Optional<EnvironmentId> environment = Optional.empty();

    @Override
    public synchronized void on(EnvironmentEvent event) {
        environment = Optional.of(event.environment());
        if (event instanceof ContainerLogged line) {
            Deque<String> kept = lines.computeIfAbsent(line.container(), name -> new ArrayDeque<>());
            kept.addLast(line.message());
            if (kept.size() > COUNT) {
                kept.removeFirst();
            }
        }
    }

    /** The environment that it heard of. */
    synchronized Optional<EnvironmentId> environment() {
        return environment;
    }

    /** Each container's lines as one text, by container name; only of those that wrote something. */
    synchronized Map<String, String> byContainer() {
        Map<String, String> texts = new LinkedHashMap<>();
        lines.forEach((name, kept) -> texts.put(name, String.join("\n", kept)));
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    /**
     * Adds the lines to a failure, so that whoever shows the failure shows them; nothing if there is nothing to say.
     *
     * @param notes what else there is to say
     */
    void attachTo(Throwable failure, Optional<String> stoppedReason, List<String> notes) {
        List<String> parts = new ArrayList<>();
        stoppedReason.ifPresent(reason -> parts.add("ECS task stopped due to: " + reason));
        byContainer().forEach((name, text) -> parts.add("--- last lines of " + name + " ---\n" + text));
        parts.addAll(notes);
        if (!parts.isEmpty()) {
            failure.addSuppressed(new ContainerLogs(String.join("\n", parts)));
        }
    }
}
