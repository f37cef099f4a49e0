/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.Problem;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Networks.NetworkInfo;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.placement.Placement;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.TaskRole;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.ContainerSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An emulator on the Docker engine, with a task to launch in an environment of its own that is gone afterwards. */
final class DockerBench implements AutoCloseable {

    private static final String IMAGE = "busybox:1.35";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EnvironmentId environment;
    private final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    private final BeanstalkEmulator emulator;
    private final Path directory;
    private final List<ContainerDefinition> containers;
    private LocalValues localValues = LocalValues.none();
    private List<ManagedService> services = List.of();
    private Vpc vpc = Vpc.standard();

    DockerBench(Path directory, ContainerDefinition... containers) {
        this(new EnvironmentId("it-" + new SystemHost().randomHex(8)), directory, List.of(containers));
    }

    private DockerBench(EnvironmentId environment, Path directory, List<ContainerDefinition> containers) {
        this.environment = environment;
        this.directory = directory;
        this.containers = containers;
        this.emulator = new LocalEmulator(
                () -> engine,
                new Reader(),
                List.of(new NetcatServices(engine)),
                new DeclaredServices(),
                new SystemHost());
    }

    DockerBench taskRole(TaskRole role) {
        localValues = LocalValues.none().withTaskRole(Optional.of(role));
        return this;
    }

    /** Services that say {@code pong}, in a network. */
    DockerBench services(Vpc network, ManagedService... beside) {
        vpc = network;
        services = List.of(beside);
        return this;
    }

    EnvironmentId environment() {
        return environment;
    }

    Engine engine() {
        return engine;
    }

    /** EC2's calls for the environment. */
    SecurityGroups securityGroups() {
        emulator.environmentOf(Bundle.of(directory));
        return emulator.securityGroups(environment, event -> {});
    }

    /** The same environment, as another process has it. */
    DockerBench next() {
        return new DockerBench(environment, directory, containers);
    }

    /** A container that runs a script; it ends at once when it is told to stop. */
    static ContainerDefinitionBuilder script(String name, String script) {
        return ContainerDefinition.builder(name, IMAGE, ContainerResources.ofMemory(32))
                .process(new ContainerProcess(
                        List.of(),
                        List.of("sh", "-c", "trap 'exit 0' TERM; " + script),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false))
                .stopTimeout(Optional.of(5));
    }

    Environment launch() {
        return emulator.launch(Bundle.of(directory), LaunchOptions.standard(), event -> {});
    }

    /** Hands on the lines that the containers write, until they have ended. */
    CompletableFuture<Void> follow(int tail, Consumer<String> lines) {
        return CompletableFuture.runAsync(() -> {
            try {
                emulator.logs(environment, new LogQuery(List.of(), tail, true), event -> lines.accept(event.message()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The container as the engine has it; empty if it was never created. */
    Optional<ContainerInfo> container(String name) {
        return engine.containers().list(Labels.of(environment)).stream()
                .filter(one -> one.label(Labels.ECS_CONTAINER_NAME).equals(name))
                .findFirst();
    }

    /** Runs a shell's command in a container of the task. */
    ExecResult shell(String container, String command) {
        return engine.containers()
                .exec(container(container).orElseThrow().id(), List.of("sh", "-c", command), PATIENCE);
    }

    /** The names of the environment's networks. */
    List<String> networks() {
        return engine.networks().list(Labels.of(environment)).stream()
                .map(NetworkInfo::name)
                .toList();
    }

    /** Takes the environment down. */
    void down() {
        emulator.environmentOf(Bundle.of(directory));
        emulator.down(environment, event -> {});
    }

    /** The container as it is reported. */
    ContainerSnapshot reported(String name) {
        emulator.environmentOf(Bundle.of(directory));
        return emulator.describe(environment).orElseThrow().task().orElseThrow().containers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        engine.containers()
                .list(Labels.of(environment))
                .forEach(one -> engine.containers().remove(one.id()));
        networks().forEach(engine.networks()::remove);
        engine.volumes()
                .list(Labels.of(environment))
                .forEach(volume -> engine.volumes().remove(volume.name()));
        emulator.close();
        engine.close();
    }

    private final class Reader implements BundleReader {

        @Override
        public ReadBundle read(Bundle bundle) {
            ApplicationVersion version = new ApplicationVersion(
                    environment,
                    "app",
                    "v1",
                    directory,
                    TaskDefinition.of(containers, List.of()),
                    Map.of(),
                    services,
                    Map.of(),
                    localValues,
                    Optional.empty(),
                    vpc);
            return new ReadBundle(environment, stateDirectory(), Optional.of(version), List.of(), Placement.none());
        }

        @Override
        public ReadBundle read(Bundle bundle, Path stateDirectory, Optional<Path> files) {
            return read(bundle);
        }

        @Override
        public List<Problem> problems(Bundle bundle) {
            return List.of();
        }

        @Override
        public ReadBundle identify(Bundle bundle) {
            return new ReadBundle(environment, stateDirectory(), Optional.empty(), List.of(), Placement.none());
        }

        private Path stateDirectory() {
            return directory.resolve(".ebemu");
        }
    }
}
