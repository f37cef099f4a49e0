/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentClient;
import io.ebemu.cli.agent.Lines;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An environment that {@code up -d} left to an agent, with a real socket, in one process. */
final class SupervisedByAgent {

    final TestCli caller = new TestCli();
    final TestCli agentSide = new TestCli();
    final InProcessAgent agent = new InProcessAgent(agentSide);
    final FakeEnvironment environment = new FakeEnvironment(States.running("fibonacci"), true);
    final CountDownLatch deploying = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    private volatile EventListener listener = event -> {};

    SupervisedByAgent() {
        agentSide.emulator.launch = (bundle, options, told) -> {
            listener = told;
            return environment;
        };
        agentSide.sockets = caller.sockets;
        caller.agents = agent;
        caller.emulator.states.put("fibonacci", States.running("fibonacci"));
    }

    SupervisedByAgent up() {
        TestCli.Result up = another().run("up", "-d");
        if (up.exitCode() != 0) {
            throw new AssertionError(up.toString());
        }
        return this;
    }

    /** Another terminal. */
    TestCli another() {
        TestCli other = new TestCli();
        other.sockets = caller.sockets;
        other.agents = agent;
        other.emulator.states.putAll(caller.emulator.states);
        return other;
    }

    void happens(EnvironmentEvent event) {
        listener.on(event);
    }

    /** The lines to the agent, after its greeting. */
    Lines lines() throws IOException {
        return new AgentClient(Duration.ofSeconds(10))
                .reach(caller.sockets.of(environment.state().stateDirectory()))
                .orElseThrow();
    }

    /** Deployments wait for {@link #goOn}; they are cancelled by an interrupt, as real ones are. */
    SupervisedByAgent slow() {
        environment.deployment = () -> {
            deploying.countDown();
            try {
                if (!goOn.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the test has forgotten the deployment");
                }
            } catch (InterruptedException e) {
                throw new io.ebemu.error.OperationCancelledException("cancelled; the new task was stopped");
            }
        };
        return this;
    }

    void awaitDeploying() throws InterruptedException {
        if (!deploying.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no deployment began");
        }
    }
}
