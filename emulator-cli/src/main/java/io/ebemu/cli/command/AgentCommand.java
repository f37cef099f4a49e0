/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.cli.output.AgentOutcome;
import io.ebemu.cli.output.AgentProtocol;
import io.ebemu.cli.output.AgentRequest;
import io.ebemu.cli.output.Console;
import io.ebemu.cli.output.Failure;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.UsageException;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process behind {@code up -d}, not for people. Its standard input is one request; the end of that input before the
 * outcome means that the caller has gone or gave up. After the outcome it supervises until it is told to stop.
 */
final class AgentCommand {

    private final Session session;
    private final AgentProtocol protocol = new AgentProtocol();

    AgentCommand(Session session) {
        this.session = session;
    }

    int call() throws IOException {
        Console console = session.invocation().console();
        BufferedReader input = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        String line = input.readLine();
        if (line == null) {
            throw new UsageException("agent: there is no request on standard input; use `ebemu up -d`");
        }
        AgentRequest request = protocol.readRequest(line);
        Thread launcher = Thread.currentThread();
        session.invocation().signals().onStop(count -> launcher.interrupt());
        Deployment deployment = new Deployment(launcher);
        deployment.cancelAtEndOf(input);
        AgentEvents events = new AgentEvents(console.out());
        try (BeanstalkEmulator emulator = session.invocation().emulators().open(request.dockerHost())) {
            return deploy(emulator, request, deployment, events);
        } catch (EbemuException e) {
            deployment.end();
            String name = request.bundle().environmentName().orElse("");
            events.tell(AgentOutcome.failed(name, Failure.of(e)));
            return e.exitCode().code();
        }
    }

    private int deploy(BeanstalkEmulator emulator, AgentRequest request, Deployment deployment, AgentEvents events) {
        Environment environment = emulator.launch(request.bundle(), request.options(), events);
        if (deployment.end()) {
            environment.stop();
            throw new OperationCancelledException("cancelled: environment " + environment.id() + " was stopped again");
        }
        events.tell(new AgentOutcome(
                environment.id().name(),
                PublishedEndpoints.of(environment),
                !environment.supervising(),
                Optional.empty()));
        if (!environment.supervising()) {
            return ExitCode.SUCCESS.code();
        }
        Path log = environment.state().stateDirectory().resolve("agent.log");
        events.continueOn(session.invocation().detach().apply(log));
        supervise(environment);
        environment.release();
        return ExitCode.SUCCESS.code();
    }

    /**
     * Returns once told to, or when somebody else has stopped the task. A task that died is still to be looked at, as
     * long as there is something to see.
     */
    private static void supervise(Environment environment) {
        try {
            Task task = environment.awaitStopped();
            if (task.stopCode().filter(StopCode.USER_INITIATED::equals).isEmpty()) {
                environment.awaitRemoved();
            }
        } catch (InterruptedException e) {
            // That is how the signal handler tells; the flag must not get in the way of letting go.
            return;
        }
    }
}
