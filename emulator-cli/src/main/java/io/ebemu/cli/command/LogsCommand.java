/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.cli.output.Detail;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.cli.output.PlainRenderer;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what containers wrote. */
@Command(
        name = "logs",
        description = "Shows what the containers wrote to standard output and standard error.",
        footer = {
            "%nExamples:",
            "  ebemu logs                    everything, of all of the task's containers",
            "  ebemu logs -f --tail 20 nginx the latest 20 lines of nginx, and what it writes from now on"
        })
final class LogsCommand implements Callable<Integer> {

    private static final int ALL = -1;

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONTAINER",
            description = "Names in the task definition, or identifiers of services. Default: the task's containers.")
    private List<String> containers = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the containers end.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            description = "Begin with the latest N lines of each container. Default: all.")
    private Optional<Integer> tail = Optional.empty();

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (tail.filter(lines -> lines < 0).isPresent()) {
            throw new UsageException("--tail: expected 0 or more lines, got " + tail.get());
        }
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = renderer()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(Optional.empty());
            renderer.expect(names(emulator, environment));
            emulator.logs(environment, new LogQuery(containers, tail.orElse(ALL), follow), renderer);
        }
        return ExitCode.SUCCESS.code();
    }

    private List<String> names(BeanstalkEmulator emulator, EnvironmentId environment) {
        if (!containers.isEmpty()) {
            return containers;
        }
        return emulator
                .describe(environment)
                .flatMap(ObservedState::task)
                .map(Task::containers)
                .orElse(List.of())
                .stream()
                .map(ContainerSnapshot::name)
                .toList();
    }

    /** Log lines are this verb's result: they are shown to the quiet as well. */
    private Renderer renderer() {
        return session.options().json
                ? new JsonRenderer(session.invocation().console().out())
                : new PlainRenderer(session.human(), session.palette(), Detail.NORMAL);
    }
}
