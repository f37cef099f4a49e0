/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For a person at a terminal: the steps of a plan are shown in place below everything else, the rest line by line.
 *
 * <p>While the lines in place are drawn the terminal does not wrap (DECAWM), so the cursor finds back whatever the
 * terminal's width is.
 */
public final class TerminalRenderer implements Renderer {

    private static final int HEIGHT = 12;
    private static final String ESC = "\u001b[";

    private final PrintStream out;
    private final Detail detail;
    private final EventText text;
    private final ProgressBlock block;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService ticker;
    private final ScheduledFuture<?> ticking;
    private int drawn;

    /** @param nanoTime a clock that only goes forward */
    public TerminalRenderer(PrintStream out, Palette palette, Detail detail, LongSupplier nanoTime) {
        this.out = out;
        this.detail = detail;
        this.text = new EventText(palette);
        this.block = new ProgressBlock(palette, HEIGHT);
        this.nanoTime = nanoTime;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        this.ticking = ticker.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        if (event instanceof StepProgressed step) {
            if (detail != Detail.QUIET) {
                block.update(step, nanoTime.getAsLong());
                redraw(block.overflow(nanoTime.getAsLong()));
            }
        } else if (detail.shows(event)) {
            if (block.isDone()) {
                settle();
            }
            redraw(List.of(text.line(event)));
        }
    }

    @Override
    public synchronized void expect(List<String> containers) {
        text.expect(containers);
    }

    @Override
    public synchronized void note(String line) {
        if (detail != Detail.QUIET) {
            redraw(List.of(line));
        }
    }

    /** Draws the seconds that have passed. */
    synchronized void tick() {
        if (!block.isEmpty()) {
            redraw(List.of());
        }
    }

    @Override
    public synchronized void settle() {
        if (!block.isEmpty()) {
            redraw(block.drain(nanoTime.getAsLong()));
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdown();
        settle();
    }

    private void redraw(List<String> above) {
        StringBuilder frame = new StringBuilder();
        if (drawn > 0) {
            frame.append(ESC).append(drawn).append("A\r").append(ESC).append('J');
        }
        above.forEach(line -> frame.append(line).append('\n'));
        List<String> lines = block.text(nanoTime.getAsLong());
        if (!lines.isEmpty()) {
            frame.append(ESC).append("?7l");
            lines.forEach(line -> frame.append(line).append('\n'));
            frame.append(ESC).append("?7h");
        }
        drawn = lines.size();
        out.print(frame);
        out.flush();
    }
}
