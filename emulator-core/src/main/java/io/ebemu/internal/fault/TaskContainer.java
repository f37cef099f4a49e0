/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.api.Container;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A container of an environment's task, looked up anew by each call. */
public final class TaskContainer implements Container {

    private static final Duration EXEC = Duration.ofMinutes(5);

    private final String name;
    private final Environment environment;
    private final Engine engine;
    private final Consumer<ContainerInfo> restart;
    private final ContainerFaults faults;

    /**
     * One of them.
     *
     * @param environment tells the task's state and its endpoints
     * @param restart ends a running container and starts it again, unnoticed by its task
     */
    public TaskContainer(String name, Environment environment, Engine engine, Consumer<ContainerInfo> restart) {
        this.name = name;
        this.environment = environment;
        this.engine = engine;
        this.restart = restart;
        this.faults = new ContainerFaults(engine);
    }

    /**
     * Makes sure that there is one of that name.
     *
     * @throws UsageException if the task has none, or there is no task
     */
    public TaskContainer checked() {
        state();
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ContainerSnapshot state() {
        Task task = environment
                .state()
                .task()
                .orElseThrow(
                        () -> new UsageException("environment " + environment.id() + " has no task; deploy one first"));
        return task.container(name)
                .orElseThrow(() -> new UsageException("environment " + environment.id() + " has no container " + name
                        + "; its task has "
                        + task.containers().stream()
                                .map(ContainerSnapshot::name)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public Endpoint endpoint() {
        return environment.endpoint(name);
    }

    @Override
    public Endpoint endpoint(int containerPort) {
        return environment.endpoint(name, containerPort);
    }

    @Override
    public List<String> log(int lines) {
        return EngineRefusal.told(() -> LastLines.of(engine, info().id(), lines));
    }

    @Override
    public ExecResult exec(String... command) {
        ContainerInfo container = running();
        Containers.ExecResult result =
                EngineRefusal.told(() -> engine.containers().exec(container.id(), List.of(command), EXEC));
        return new ExecResult(result.exitCode(), result.output(), result.error());
    }

    @Override
    public void kill() {
        EngineRefusal.tell(() -> faults.kill(running()));
    }

    @Override
    public void stop(String signal, Duration within) {
        EngineRefusal.tell(() -> faults.stop(running(), signal, within));
    }

    @Override
    public void pause() {
        EngineRefusal.tell(() -> faults.pause(running()));
    }

    @Override
    public void unpause() {
        EngineRefusal.tell(() -> faults.unpause(running()));
    }

    @Override
    public void exhaustMemory() {
        EngineRefusal.tell(() -> new MemoryPressure(engine).exhaust(running()));
    }

    @Override
    public void restart() {
        EngineRefusal.tell(() -> restart.accept(running()));
    }

    /** It, if it runs. */
    ContainerInfo running() {
        ContainerInfo container = info();
        if (!container.running()) {
            throw new UsageException("container " + name + " of environment " + environment.id() + " does not run"
                    + (container.finished() ? ": it ended with exit code " + container.exitCode() : "")
                    + "; a deployment or Environment.restart() starts a new task");
        }
        return container;
    }

    private ContainerInfo info() {
        return found().orElseThrow(
                        () -> new UsageException("the engine has no container " + checked().name + " of environment "
                                + environment.id() + " just now; a deployment or Environment.restart() makes one"));
    }

    private Optional<ContainerInfo> found() {
        return EngineRefusal.told(() -> engine.containers().list(Labels.of(environment.id(), Labels.ROLE_TASK)).stream()
                .filter(one -> one.label(Labels.ECS_CONTAINER_NAME).equals(name))
                .findFirst());
    }
}
