/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.ContainerCommand.Size;
import io.ebemu.cli.output.ProgressLine.State;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines shown in place while a plan is executed: one a container and service, with what it is at and for how many
 * seconds. What is only made on the way to one has a line as long as that takes; an image's pull is shown by the first
 * that waits for it.
 */
final class ProgressBlock {

    private static final int HIGHEST = 12;
    private static final String IMAGE = "image:";

    private final ProgressLayout layout;
    private final Palette palette;
    private final Map<String, ProgressLine> lines = new LinkedHashMap<>();

    ProgressBlock(Palette palette, Glyphs glyphs) {
        this.palette = palette;
        this.layout = new ProgressLayout(palette, glyphs);
    }

    void update(StepProgressed step, long now) {
        String subject = ProgressLine.subject(step.subject());
        ProgressLine line = lines.computeIfAbsent(subject, name -> new ProgressLine(name, now));
        line.update(step, now);
        if (line.state() == State.DONE && !ProgressLine.isOfTheEnvironment(subject)) {
            lines.remove(subject);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether nothing in it goes on; who waits then waits in vain. */
    boolean isDone() {
        return lines.values().stream().noneMatch(line -> line.state() == State.WORKING);
    }

    /** Takes out what is done and in the way of what is not; the caller prints it for good. */
    List<String> overflow(long now, Size size) {
        List<String> done = new ArrayList<>();
        ProgressLayout.Columns columns = columns(size);
        Iterator<Map.Entry<String, ProgressLine>> each = lines.entrySet().iterator();
        int excess = shown().size() - height(size);
        while (excess > 0 && each.hasNext()) {
            Map.Entry<String, ProgressLine> entry = each.next();
            State state = entry.getValue().state();
            if (state == State.DONE || state == State.FAILED) {
                done.add(text(entry.getKey(), entry.getValue(), columns, now));
                each.remove();
                excess--;
            }
        }
        return done;
    }

    /** The lines as they are now, none longer than the screen is wide, the last one counting those that do not fit. */
    List<String> text(long now, Size size) {
        List<String> all = all(now, size);
        int height = height(size);
        if (all.size() <= height) {
            return all;
        }
        List<String> few = new ArrayList<>(all.subList(0, height - 1));
        few.add(palette.faint(layout.cut("  and " + (all.size() - height + 1) + " more", columns(size))));
        return few;
    }

    /** Takes all lines out. */
    List<String> drain(long now, Size size) {
        List<String> all = all(now, size);
        lines.clear();
        return all;
    }

    private static int height(Size size) {
        return Math.max(1, Math.min(HIGHEST, size.rows() - 2));
    }

    private List<String> all(long now, Size size) {
        ProgressLayout.Columns columns = columns(size);
        List<String> all = new ArrayList<>();
        shown().forEach((subject, line) -> all.add(text(subject, line, columns, now)));
        return all;
    }

    private ProgressLayout.Columns columns(Size size) {
        return layout.columns(lines.keySet(), size.columns());
    }

    /** Without images that others wait for: their lines tell of the pull. */
    private Map<String, ProgressLine> shown() {
        Map<String, ProgressLine> shown = new LinkedHashMap<>(lines);
        lines.values().stream()
                .filter(line -> line.state() == State.WAITING)
                .flatMap(line -> line.awaited().stream())
                .filter(awaited -> awaited.startsWith(IMAGE))
                .forEach(awaited -> {
                    if (state(awaited).filter(State.WORKING::equals).isPresent()) {
                        shown.remove(awaited);
                    }
                });
        return shown;
    }

    private Optional<State> state(String subject) {
        return Optional.ofNullable(lines.get(subject)).map(ProgressLine::state);
    }

    private String text(String subject, ProgressLine line, ProgressLayout.Columns columns, long now) {
        return layout.line(columns, line.state(), subject, line.nanos(now), texts(line));
    }

    private List<String> texts(ProgressLine line) {
        if (line.state() == State.WAITING) {
            for (String awaited : line.awaited()) {
                ProgressLine image = lines.get(awaited);
                if (awaited.startsWith(IMAGE) && image != null && image.state() == State.WORKING) {
                    String pulling = image.texts().get(0).split(" ", 2)[0] + " " + awaited.substring(IMAGE.length());
                    return image.detail().isEmpty()
                            ? List.of(pulling)
                            : List.of(pulling + ": " + image.detail(), image.detail());
                }
            }
        }
        return line.texts();
    }
}
