/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;

/** An environment's health as a page for people, as {@code eb health} has it. */
public final class HealthPage {

    private static final String INDENT = "  ";

    private final Palette palette;

    public HealthPage(Palette palette) {
        this.palette = palette;
    }

    /** The page's lines. */
    public List<String> lines(ObservedState state) {
        List<String> lines = new ArrayList<>();
        String color = state.health().color();
        lines.add(palette.bold(state.environment().name())
                + INDENT
                + palette.health(color, state.health().status() + " (" + color + ")")
                + INDENT
                + state.status());
        state.health().causes().forEach(cause -> lines.add(INDENT + Printable.text(cause)));
        state.task().ifPresent(task -> addContainers(lines, task));
        return lines;
    }

    private static void addContainers(List<String> lines, Task task) {
        Table table = new Table("CONTAINER", "STATUS", "HEALTH", "EXIT", "RESTARTS", "REASON");
        task.containers()
                .forEach(container -> table.row(
                        container.name(),
                        container.lastStatus().name(),
                        container.healthStatus().name(),
                        container.exitCode().map(Object::toString).orElse(""),
                        container
                                .restartCount()
                                .filter(count -> count > 0)
                                .map(Object::toString)
                                .orElse(""),
                        container.reason().orElse("")));
        lines.add("");
        table.lines().forEach(line -> lines.add(INDENT + line));
    }
}
