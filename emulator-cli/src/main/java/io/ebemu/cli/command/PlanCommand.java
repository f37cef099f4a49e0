/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.PlanStep;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.PlanFormat;
import io.ebemu.cli.output.PlanGraph;
import io.ebemu.cli.output.Renderer;
import io.ebemu.cli.picture.TopologyPicture;
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
        description = {
            "Shows the steps that `up` would take now: number, steps to wait for, resource, action, cause.",
            "With --format svg a picture of the topology instead, which needs no engine."
        },
        footer = {
            "%nExamples:",
            "  ebemu plan",
            "  ebemu plan --random-ports --json app.zip",
            "  ebemu plan --format dot | dot -Tsvg > plan.svg",
            "  ebemu plan --format svg > topology.svg"
        })
final class PlanCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text, or a graph of the steps: mermaid or dot (Graphviz); or svg, a picture of what would run:"
                            + " containers, what they need of each other, ports, memory, volumes, services."
                            + " Default: ${DEFAULT-VALUE}.")
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
        switch (format) {
            case MERMAID -> session.print(new PlanGraph(steps(bundle)).mermaid());
            case DOT -> session.print(new PlanGraph(steps(bundle)).dot());
            case SVG -> draw(bundle);
            case TEXT -> text(steps(bundle));
        }
        return ExitCode.SUCCESS.code();
    }

    private List<PlanStep> steps(Bundle bundle) {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer warnings = session.aside()) {
            return emulator.plan(bundle, arguments.options(), warnings);
        }
    }

    private void draw(Bundle bundle) {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            TopologyPicture picture = new TopologyPicture(
                    emulator.read(bundle), arguments.options().hostPorts());
            session.invocation().console().out().print(picture.svg());
        }
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
