/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.model.EnvironmentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What the engine itself reports of an environment's containers, from its creation on, in order. */
final class EngineEvents implements AutoCloseable {

    private final List<Event> seen = new ArrayList<>();
    private final Process process;
    private final CompletableFuture<Void> reader;
    private volatile boolean closed;

    private EngineEvents(Process process) {
        this.process = process;
        this.reader = CompletableFuture.runAsync(this::read);
    }

    /** Follows an environment that does not exist yet. */
    static EngineEvents of(EnvironmentId environment) {
        // The engine repeats what happened since then, so that nothing is missed until the process has connected.
        String since = Long.toString(Instant.now().getEpochSecond() - 1);
        try {
            return new EngineEvents(Docker.command(
                            "events",
                            "--since=" + since,
                            "--filter=label=io.ebemu.environment=" + environment,
                            "--format={{json .}}")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until such an event was reported, and returns the first one. */
    Event await(Duration deadline, Predicate<Event> wanted) {
        return first(deadline, wanted)
                .orElseThrow(() -> new AssertionError("no such event within " + deadline + " among " + seen()));
    }

    /** The end of a container, and its exit code. */
    Event died(Duration deadline, String container) {
        return await(deadline, event -> event.is("die", container));
    }

    /** Fails if such an event was or is reported before so much time has passed. */
    void none(Duration time, Predicate<Event> unwanted) {
        first(time, unwanted).ifPresent(event -> {
            throw new AssertionError("unexpected: " + event + " among " + seen());
        });
    }

    /** When the latest of the events so far was, by the engine's clock; 0 if there was none. */
    synchronized long latest() {
        return seen.stream().mapToLong(Event::nanoseconds).max().orElse(0);
    }

    synchronized List<Event> seen() {
        return List.copyOf(seen);
    }

    private synchronized Optional<Event> first(Duration deadline, Predicate<Event> wanted) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            Optional<Event> found = seen.stream().filter(wanted).findFirst();
            long milliseconds = (end - System.nanoTime()) / 1_000_000;
            if (found.isPresent() || milliseconds <= 0) {
                return found;
            }
            pause(milliseconds);
        }
    }

    private synchronized void pause(long milliseconds) {
        try {
            wait(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(Event.of(Docker.json(line)));
            }
        } catch (IOException e) {
            // Whoever closes this closes the stream that is read here.
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void add(Event event) {
        seen.add(event);
        notifyAll();
    }

    @Override
    public void close() {
        closed = true;
        process.destroy();
        reader.join();
    }

    /**
     * One event.
     *
     * @param action {@code create}, {@code start}, {@code kill}, {@code die} …
     * @param container the container's name in the task definition; empty of what is none
     * @param signal the signal's number if it is a {@code kill}
     * @param exitCode the exit code if it is a {@code die}
     * @param nanoseconds when, since 1970, by the engine's clock
     */
    record Event(String action, String container, String signal, String exitCode, long nanoseconds) {

        static Event of(JsonNode json) {
            JsonNode attributes = json.path("Actor").path("Attributes");
            return new Event(
                    json.path("Action").asText(),
                    attributes.path("com.amazonaws.ecs.container-name").asText(),
                    attributes.path("signal").asText(),
                    attributes.path("exitCode").asText(),
                    json.path("timeNano").asLong());
        }

        boolean is(String what, String ofContainer) {
            return action.equals(what) && container.equals(ofContainer);
        }

        boolean starts() {
            return action.equals("create") || action.equals("attach") || action.equals("start");
        }

        Duration since(Event earlier) {
            return Duration.ofNanos(nanoseconds - earlier.nanoseconds);
        }
    }
}
