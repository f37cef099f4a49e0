/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.StatusPage;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one environment. */
@Command(
        name = "status",
        description = "Shows the environment: health, task, containers and services.",
        footer = {"%nExamples:", "  ebemu status", "  ebemu status -e fibonacci --json | jq .task.stoppedReason"})
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            ObservedState state = new EnvironmentLookup(session, emulator).describe(bundle);
            ServiceStates services = ServiceStates.of(emulator, state);
            if (session.options().json) {
                session.print(new Documents().status(state.with(services.services()), services.groups()));
            } else {
                session.tell(
                        new StatusPage(session.palette()).lines(state.with(services.services()), services.groups()));
            }
        }
        return ExitCode.SUCCESS.code();
    }
}
