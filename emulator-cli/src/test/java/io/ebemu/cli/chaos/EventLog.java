/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Follows the engine's events of the environments under test, and keeps them. */
final class EventLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS =
            List.of("create", "start", "kill", "die", "destroy", "oom", "pause", "unpause", "health_status");

    private final String prefix;
    private final List<EngineEvent> events = new ArrayList<>();
    private Process follower;
    private boolean closed;

    /** @param prefix how the names of the environments begin */
    EventLog(String prefix) throws IOException {
        this.prefix = prefix;
        this.follower = follow();
        Thread reader = new Thread(this::read, "chaos-events");
        reader.setDaemon(true);
        reader.start();
    }

    private static Process follow() throws IOException {
        List<String> words = new ArrayList<>(
                List.of("docker", "events", "--format", "{{json .}}", "--filter", "label=" + Docker.ENVIRONMENT));
        // The first second again, since the engine answers later than the command starts.
        words.addAll(List.of("--since", "1s"));
        KINDS.forEach(kind -> words.addAll(List.of("--filter", "event=" + kind)));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void read() {
        try {
            while (true) {
                try (BufferedReader lines = follower.inputReader()) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        add(EngineEvent.of(JSON.readTree(line)));
                    }
                }
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    // The engine is away, and nothing tells when it is back but another try.
                    wait(TimeUnit.MILLISECONDS.toMillis(200));
                    follower = follow();
                }
            }
        } catch (IOException | InterruptedException e) {
            close();
        }
    }

    private synchronized void add(EngineEvent event) {
        if (event.environment().startsWith(prefix) && !events.contains(event)) {
            events.add(event);
            notifyAll();
        }
    }

    /** All events of an environment so far. */
    synchronized List<EngineEvent> of(String environment) {
        return events.stream()
                .filter(event -> event.environment().equals(environment))
                .toList();
    }

    /** How many events there were so far. */
    synchronized int size() {
        return events.size();
    }

    /** Returns as soon as there are more events than so many; false if there were none in time. */
    synchronized boolean awaitMoreThan(int known, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            while (events.size() <= known) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        follower.destroy();
        notifyAll();
    }
}
