/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.HealthPage;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how well an environment is. */
@Command(
        name = "health",
        description = "Shows Beanstalk's health of the environment: status, colour, causes, and every container's.",
        footer = {"%nExamples:", "  ebemu health", "  ebemu health -e fibonacci --json | jq -r .HealthStatus"})
final class HealthCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    HealthCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            ObservedState state = new EnvironmentLookup(session, emulator).describe(bundle);
            if (session.options().json) {
                session.print(new Documents()
                        .health(state, session.invocation().host().now()));
            } else {
                session.tell(new HealthPage(session.palette()).lines(state));
            }
        }
        return ExitCode.SUCCESS.code();
    }
}
