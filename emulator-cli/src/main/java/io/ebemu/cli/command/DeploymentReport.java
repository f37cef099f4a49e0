/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.PhaseTimes;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;

/** What the user is told at the end of a deployment that an agent made. */
final class DeploymentReport {

    private final Session session;

    DeploymentReport(Session session) {
        this.session = session;
    }

    /** Tells the outcome, and returns the exit code. */
    int tell(AgentRequest request, AgentOutcome outcome, PhaseTimes times) {
        if (outcome.failure().isPresent()) {
            Failure failure = outcome.failure().get();
            if (failure.exitCode() == ExitCode.ENVIRONMENT_FAILED.code()) {
                tellLastWords(request);
            }
            return session.fail(failure);
        }
        session.tell(UpMessage.lines(outcome.environmentName(), outcome.endpoints(), outcome.unchanged(), times));
        if (session.options().json) {
            try (BeanstalkEmulator emulator = session.openEmulator()) {
                emulator.describe(new EnvironmentId(outcome.environmentName()))
                        .map(new Documents()::status)
                        .ifPresent(session::print);
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private void tellLastWords(AgentRequest request) {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentId environment = environment(request, emulator);
            emulator.describe(environment)
                    .flatMap(ObservedState::task)
                    .ifPresent(task -> session.complain(new TaskReport(emulator).lastWords(environment, task)));
        }
    }

    private static EnvironmentId environment(AgentRequest request, BeanstalkEmulator emulator) {
        if (request instanceof AgentRequest.Up up) {
            return emulator.environmentOf(up.bundle());
        }
        if (request instanceof AgentRequest.Deploy deploy) {
            return emulator.environmentOf(deploy.bundle());
        }
        if (request instanceof AgentRequest.Restart restart) {
            restart.bundle().ifPresent(emulator::environmentOf);
            return restart.environment();
        }
        if (request instanceof AgentRequest.Configure configure) {
            configure.bundle().ifPresent(emulator::environmentOf);
            return configure.environment();
        }
        throw new UsageException("\"" + request.command() + "\" deploys nothing");
    }
}
