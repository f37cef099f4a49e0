/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.cli.agent.AgentCall;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Cancellable;
import io.ebemu.cli.agent.EventBroadcast;
import io.ebemu.cli.agent.StreamLines;
import io.ebemu.cli.agent.SupervisedEnvironment;
import io.ebemu.cli.output.Console;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.PublishedEndpoints;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process behind {@code up -d}, not for people. Its standard input is one request. After the outcome it supervises,
 * and takes more requests at its socket, until it is told to stop or has taken the environment down.
 */
final class AgentCommand {

    private final Session session;
    private final AgentProtocol protocol = new AgentProtocol();

    AgentCommand(Session session) {
        this.session = session;
    }

    int call() throws IOException {
        Console console = session.invocation().console();
        StreamLines caller = new StreamLines(console.in(), console.out());
        AgentCall call = protocol.readCall(caller.read()
                .orElseThrow(
                        () -> new UsageException("agent: there is no request on standard input; use `ebemu up -d`")));
        Thread supervisor = Thread.currentThread();
        session.invocation().signals().onStop(count -> supervisor.interrupt());
        Cancellable work = new Cancellable(supervisor);
        // As under Beanstalk, only who asks for it cancels a deployment: closing the terminal does not.
        work.obey(caller, !(call.request() instanceof AgentRequest.Up));
        AgentEvents told = new AgentEvents(console.out());
        try (BeanstalkEmulator emulator = session.invocation().emulators().open(call.dockerHost())) {
            return run(emulator, call.request(), work, told);
        } catch (EbemuException e) {
            work.end();
            told.tell(AgentOutcome.failed("", Failure.of(e)));
            return e.exitCode().code();
        }
    }

    private int run(BeanstalkEmulator emulator, AgentRequest request, Cancellable work, AgentEvents told) {
        EventBroadcast events = new EventBroadcast(told);
        Environment environment = begin(emulator, request, events);
        if (work.end() && request instanceof AgentRequest.Up) {
            environment.stop();
            throw new OperationCancelledException("cancelled: environment " + environment.id() + " was stopped again");
        }
        if (!environment.supervising()) {
            told.tell(outcome(environment));
            return ExitCode.SUCCESS.code();
        }
        Invocation invocation = session.invocation();
        SupervisedEnvironment supervised =
                new SupervisedEnvironment(emulator, environment, events, invocation.host(), () -> {});
        Thread supervisor = Thread.currentThread();
        Listening listening = Listening.to(invocation, environment, supervised, events, supervisor::interrupt);
        try {
            told.tell(outcome(environment));
            Path log = environment.state().stateDirectory().resolve("agent.log");
            told.continueOn(invocation.detach().apply(log));
            supervise(environment);
            supervised.end();
        } finally {
            listening.close();
        }
        environment.release();
        return ExitCode.SUCCESS.code();
    }

    private static Environment begin(BeanstalkEmulator emulator, AgentRequest request, EventListener events) {
        if (request instanceof AgentRequest.Up up) {
            return emulator.launch(up.bundle(), up.options(), events);
        }
        if (request instanceof AgentRequest.Deploy deploy) {
            return emulator.deploy(deploy.bundle(), deploy.options(), events);
        }
        if (request instanceof AgentRequest.Restart restart) {
            // A bundle has the records of its environments beside it, even of those that left nothing on the engine.
            restart.bundle().ifPresent(emulator::environmentOf);
            return emulator.restart(restart.environment(), events);
        }
        if (request instanceof AgentRequest.Configure configure) {
            configure.bundle().ifPresent(emulator::environmentOf);
            return emulator.configure(configure.environment(), configure.changes(), events);
        }
        throw new UsageException("an agent cannot begin with \"" + request.command() + "\"; use `ebemu up -d`");
    }

    private static AgentOutcome outcome(Environment environment) {
        return new AgentOutcome(
                environment.id().name(),
                PublishedEndpoints.of(environment),
                !environment.supervising(),
                Optional.empty());
    }

    /**
     * Returns once told to, or when the environment is gone. A task that died is still to be looked at, and to be replaced
     * by a deployment.
     */
    private static void supervise(Environment environment) {
        try {
            environment.awaitRemoved();
        } catch (InterruptedException e) {
            // That is how the signal handler tells; the flag must not get in the way of letting go.
            return;
        }
    }
}
