/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.PlanStep;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.PlanFormat;
import io.ebemu.cli.output.PlanGraph;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what launching would do. */
@Command(
        name = "plan",
        description = "Shows the steps that `up` would take now: number, steps to wait for, resource, action, cause.",
        footer = {
            "%nExamples:",
            "  ebemu plan",
            "  ebemu plan --random-ports --json app.zip",
            "  ebemu plan --format dot | dot -Tsvg > plan.svg"
        })
final class PlanCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or a graph of the steps: mermaid or dot (Graphviz). Default: ${DEFAULT-VALUE}.")
    private PlanFormat format = PlanFormat.TEXT;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (session.options().json && format != PlanFormat.TEXT) {
            throw new UsageException("--json and --format " + format.name().toLowerCase(Locale.ROOT)
                    + " exclude each other: a plan is printed in one format");
        }
        Bundle bundle = arguments.bundle(session);
        List<PlanStep> steps;
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer warnings = session.aside()) {
            steps = emulator.plan(bundle, arguments.options(), warnings);
        }
        switch (format) {
            case MERMAID -> session.print(new PlanGraph(steps).mermaid());
            case DOT -> session.print(new PlanGraph(steps).dot());
            case TEXT -> text(steps);
        }
        return ExitCode.SUCCESS.code();
    }

    private void text(List<PlanStep> steps) {
        if (session.options().json) {
            session.print(new Documents().plan(steps));
        } else if (steps.isEmpty()) {
            session.mention("Nothing to do: the environment runs unchanged.");
        } else {
            session.tell(steps.stream().map(PlanStep::toString).toList());
        }
    }
}
