/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the lines of a log. */
public final class LogRecorder implements LogSink {

    /** One line. */
    public record Line(Instant at, boolean standardError, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger ends = new AtomicInteger();

    @Override
    public void line(Instant at, boolean standardError, String text) {
        lines.add(new Line(at, standardError, text));
    }

    @Override
    public void end() {
        ends.incrementAndGet();
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    public int ends() {
        return ends.get();
    }
}
