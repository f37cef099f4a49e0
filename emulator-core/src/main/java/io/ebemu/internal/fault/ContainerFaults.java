/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import java.time.Duration;

/** Ends and freezes containers of a task. Each method returns once the engine says that it is so. */
final class ContainerFaults {

    /** The kernel ends a killed process at once; what takes its time is the engine. */
    private static final Duration END = Duration.ofSeconds(30);

    private final Engine engine;

    ContainerFaults(Engine engine) {
        this.engine = engine;
    }

    void kill(ContainerInfo container) {
        stop(container, "SIGKILL", END);
    }

    void stop(ContainerInfo container, String signal, Duration within) {
        try (ContainerEnd end = new ContainerEnd(engine, container)) {
            engine.containers().kill(container.id(), signal);
            if (!end.await(within)) {
                throw new EnvironmentFailedException("container " + container.label(Labels.ECS_CONTAINER_NAME)
                        + " has not ended within " + within.toMillis() + " ms of " + signal
                        + "; it ignores the signal or takes longer, and kill() ends it");
            }
        }
    }

    void pause(ContainerInfo container) {
        become("paused", container, () -> engine.containers().pause(container.id()));
    }

    void unpause(ContainerInfo container) {
        become("running", container, () -> engine.containers().unpause(container.id()));
    }

    /** What is so already is fine. */
    private void become(String state, ContainerInfo container, Runnable call) {
        if (container.state().equals(state)) {
            return;
        }
        try {
            call.run();
        } catch (EngineException e) {
            boolean done = e.kind() == EngineException.Kind.CONFLICT
                    && engine.containers()
                            .inspect(container.id())
                            .filter(now -> now.state().equals(state))
                            .isPresent();
            if (!done) {
                throw e;
            }
        }
    }
}
