/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines shown in place while a plan is executed: one a resource, with what it is at and for how many seconds. */
final class ProgressBlock {

    private static final double NANOS_PER_SECOND = 1_000_000_000.0;

    private static final Map<String, String> DONE = Map.of(
            "Pulling", "pulled",
            "Building", "built",
            "Making", "made",
            "Creating", "created",
            "Starting", "started",
            "Stopping", "stopped",
            "Removing", "removed");

    private final Palette palette;
    private final int height;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** @param height how many lines to show at most */
    ProgressBlock(Palette palette, int height) {
        this.palette = palette;
        this.height = height;
    }

    void update(StepProgressed step, long now) {
        boolean ended = step.phase() == Phase.DONE || step.phase() == Phase.FAILED;
        Line before = lines.get(step.subject());
        long began = before == null ? now : before.began();
        lines.put(step.subject(), new Line(step.phase(), step.message(), began, ended ? now : Long.MIN_VALUE));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether nothing in it goes on. */
    boolean isDone() {
        return lines.values().stream().allMatch(line -> line.ended() != Long.MIN_VALUE);
    }

    /** Takes out what is done and in the way of what is not; the caller prints it for good. */
    List<String> overflow(long now) {
        List<String> done = new ArrayList<>();
        Iterator<Map.Entry<String, Line>> each = lines.entrySet().iterator();
        int excess = lines.size() - height;
        while (excess > 0 && each.hasNext()) {
            Map.Entry<String, Line> entry = each.next();
            if (entry.getValue().ended() != Long.MIN_VALUE) {
                done.add(text(entry.getKey(), entry.getValue(), now));
                each.remove();
                excess--;
            }
        }
        return done;
    }

    /** The lines as they are now, the last one counting those that do not fit. */
    List<String> text(long now) {
        List<String> all = all(now);
        if (all.size() <= height) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, height - 1));
        shown.add(palette.faint("  … and " + (all.size() - height + 1) + " more"));
        return shown;
    }

    /** Takes all lines out. */
    List<String> drain(long now) {
        List<String> all = all(now);
        lines.clear();
        return all;
    }

    private List<String> all(long now) {
        List<String> all = new ArrayList<>();
        lines.forEach((subject, line) -> all.add(text(subject, line, now)));
        return all;
    }

    private String text(String subject, Line line, long now) {
        String mark = switch (line.phase()) {
            case STARTED, PROGRESS -> palette.yellow("•");
            case DONE -> palette.green("✔");
            case FAILED -> palette.red("✘");
        };
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        long until = line.ended() == Long.MIN_VALUE ? now : line.ended();
        String seconds = String.format(Locale.ROOT, "%6.1fs", (until - line.began()) / NANOS_PER_SECOND);
        return mark + " " + EventText.pad(subject, width) + " " + palette.faint(seconds) + "  "
                + wording(line, subject).replace('\n', ' ');
    }

    /** Without the subject, which stands in front already; and of what is done, that it is done. */
    private static String wording(Line line, String subject) {
        String message = line.message().replace(" for " + subject, "").replace(" " + subject, "");
        int end = message.indexOf(' ') < 0 ? message.length() : message.indexOf(' ');
        String done = DONE.get(message.substring(0, end));
        return line.phase() == Phase.DONE && done != null ? done + message.substring(end) : message;
    }

    private record Line(Phase phase, String message, long began, long ended) {}
}
