/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EventListener;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long each phase of a deployment took, by the events' own times: for how long something of it was being done.
 * Phases go on side by side, so they may add up to more than the whole.
 */
public final class PhaseTimes implements EventListener {

    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Map<Phase, Span> spans = new EnumMap<>(Phase.class);
    private Optional<Instant> first = Optional.empty();
    private Instant last = Instant.MIN;

    /** Kinds of work, in the order in which a deployment comes to them. */
    private enum Phase {
        STOP,
        IMAGES,
        SERVICES,
        TASK,
        OTHER;

        static Phase of(StepProgressed step) {
            String subject = step.subject();
            if (subject.startsWith("image:")) {
                return IMAGES;
            }
            if (subject.startsWith("rds:") || subject.startsWith("elasticache:")) {
                return SERVICES;
            }
            if (!subject.startsWith("container:")) {
                return OTHER;
            }
            return step.message().startsWith("Stopping ") || step.message().startsWith("Removing ") ? STOP : TASK;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        if (event instanceof StepProgressed step && step.phase() != StepProgressed.Phase.PROGRESS) {
            if (first.isEmpty()) {
                first = Optional.of(step.at());
            }
            last = last.isBefore(step.at()) ? step.at() : last;
            spans.computeIfAbsent(Phase.of(step), phase -> new Span()).on(step);
        }
    }

    /** {@code Took 5.1 s: images 2.0 s, services 3.0 s, task 0.9 s}; empty if nothing was done. */
    public synchronized Optional<String> line() {
        return first.map(start -> "Took " + seconds(Duration.between(start, last)) + ": "
                + spans.entrySet().stream()
                        .map(one -> one.getKey().word() + " " + seconds(one.getValue().busy))
                        .collect(Collectors.joining(", ")));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_PER_SECOND);
    }

    /** The time in which at least one step was being done. */
    private static final class Span {

        private final Set<String> running = new HashSet<>();
        private Instant since = Instant.MIN;
        private Duration busy = Duration.ZERO;

        void on(StepProgressed step) {
            String id = step.subject() + " " + step.step();
            if (step.phase() == StepProgressed.Phase.STARTED) {
                since = running.isEmpty() ? step.at() : since;
                running.add(id);
            } else if (running.remove(id) && running.isEmpty()) {
                busy = busy.plus(Duration.between(since, step.at()));
            }
        }
    }
}
