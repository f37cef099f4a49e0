/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.ContainerCommand.Screen;
import io.ebemu.api.ContainerCommand.Size;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * For a person at a terminal: what each container and service is at is shown in place below everything else, the rest
 * line by line.
 *
 * <p>Lines in place are cut to the screen's width, and while they are drawn the terminal does not wrap (DECAWM), so the
 * cursor finds back. If the screen was made narrower since, terminals have wrapped them: then there are more rows to go
 * back over.
 *
 * @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm Control Sequences</a>
 */
public final class TerminalRenderer implements Renderer {

    private static final String ESC = "\u001b[";

    private final PrintStream out;
    private final Detail detail;
    private final EventText text;
    private final ProgressBlock block;
    private final Screen screen;
    private final LongSupplier nanoTime;
    private final ScheduledThreadPoolExecutor ticker;
    private final ScheduledFuture<?> ticking;
    private final AtomicBoolean resized = new AtomicBoolean();
    private Optional<Size> size = Optional.empty();
    /** The widths of the lines that are in place. */
    private List<Integer> drawn = List.of();

    /**
     * @param screen where the stream is shown; asked when something is to be shown in place, not before
     * @param nanoTime a clock that only goes forward
     */
    public TerminalRenderer(
            PrintStream out, Palette palette, Glyphs glyphs, Detail detail, Screen screen, LongSupplier nanoTime) {
        this.out = out;
        this.detail = detail;
        this.text = new EventText(palette);
        this.block = new ProgressBlock(palette, glyphs);
        this.screen = screen;
        this.nanoTime = nanoTime;
        // A resize may come after the end.
        this.ticker =
                new ScheduledThreadPoolExecutor(1, TerminalRenderer::thread, new ThreadPoolExecutor.DiscardPolicy());
        this.ticking = ticker.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        screen.onResize(this::resized);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        if (event instanceof StepProgressed step) {
            if (detail != Detail.QUIET) {
                block.update(step, nanoTime.getAsLong());
                redraw(block.overflow(nanoTime.getAsLong(), size()));
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

    /** {@inheritDoc} A line that Ctrl-C left its {@code ^C} on is written over. */
    @Override
    public synchronized void note(String line) {
        if (detail != Detail.QUIET) {
            redraw(List.of("\r" + ESC + "K" + line));
        }
    }

    /** Draws the seconds that have passed. */
    synchronized void tick() {
        if (!block.isEmpty()) {
            redraw(List.of());
        }
    }

    /** Many sizes come one after the other while a window is dragged: only the last one matters. */
    private void resized() {
        if (!resized.getAndSet(true)) {
            ticker.execute(this::tick);
        }
    }

    @Override
    public synchronized void settle() {
        if (!block.isEmpty()) {
            redraw(block.drain(nanoTime.getAsLong(), size()));
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        ticker.shutdown();
        settle();
    }

    private Size size() {
        if (resized.getAndSet(false) || size.isEmpty()) {
            size = Optional.of(screen.size());
        }
        return size.get();
    }

    private void redraw(List<String> above) {
        if (above.isEmpty() && block.isEmpty() && drawn.isEmpty()) {
            return;
        }
        StringBuilder frame = new StringBuilder();
        if (!drawn.isEmpty()) {
            frame.append(ESC).append(rows(size())).append("A\r").append(ESC).append('J');
        }
        above.forEach(line -> frame.append(line).append('\n'));
        List<String> lines = block.isEmpty() ? List.of() : block.text(nanoTime.getAsLong(), size());
        if (!lines.isEmpty()) {
            frame.append(ESC).append("?7l");
            lines.forEach(line -> frame.append(line).append('\n'));
            frame.append(ESC).append("?7h");
        }
        drawn = lines.stream().map(Palette::width).toList();
        out.print(frame);
        out.flush();
    }

    /** How many rows the lines in place take on a screen of that size. */
    private int rows(Size now) {
        return drawn.stream()
                .mapToInt(width -> Math.max(1, (width + now.columns() - 1) / now.columns()))
                .sum();
    }
}
