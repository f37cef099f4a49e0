/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.error.Problem;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.placement.Placement;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.elasticache.RedisProvider;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.TaskDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An environment with caches on the Docker engine, and one container that does nothing; all of it is gone afterwards. */
final class CacheBench implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5000;

    private final EnvironmentId environment = new EnvironmentId("cache-it-" + new SystemHost().randomHex(8));
    private final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    private final BeanstalkEmulator emulator;
    private final Path directory;
    final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();
    private List<ManagedService> services;

    CacheBench(Path directory, ManagedService... services) {
        this(directory, new SystemHost(), services);
    }

    CacheBench(Path directory, Host host, ManagedService... services) {
        this.directory = directory;
        this.services = List.of(services);
        this.emulator = new LocalEmulator(
                () -> engine,
                new Reader(),
                List.of(new RedisProvider(
                        new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost())),
                ControlPlanes.local(),
                host);
        emulator.environmentOf(Bundle.of(directory));
    }

    EnvironmentId id() {
        return environment;
    }

    void declares(ManagedService... others) {
        services = List.of(others);
    }

    Environment launch() {
        return emulator.launch(Bundle.of(directory), LaunchOptions.standard(), events::add);
    }

    ElastiCache api() {
        return emulator.elastiCache(environment, events::add);
    }

    /** The last line of the reply to the last of inline commands, on one new connection to a port of this machine. */
    static String ask(int port, String... commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return ask(socket, String.join("\r\n", commands));
        }
    }

    /** Sets a value and waits until a replica has it, which only the connection that sets it can. */
    static void setOnReplica(int port, String key, String value) throws IOException {
        assertThat(ask(port, "SET " + key + " " + value, "WAIT 1 5000")).isEqualTo(":1");
    }

    /** The same on a connection that is there. */
    static String ask(Socket socket, String command) throws IOException {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            List<String> lines = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            if (lines.size() < 2) {
                throw new IOException("no reply to " + command);
            }
            return lines.get(lines.size() - 2);
        }
    }

    /** Runs a shell's command in the container of the task. */
    ExecResult shell(String command) {
        ContainerInfo container = engine.containers()
                .list(Labels.of(environment, Labels.ROLE_TASK))
                .get(0);
        return engine.containers().exec(container.id(), List.of("sh", "-c", command), Duration.ofSeconds(20));
    }

    /** Ends a server as no stop would. */
    void kill(String identifier) {
        engine.containers().kill("ebemu-" + environment.name() + "-elasticache-" + identifier, "KILL");
    }

    Optional<ContainerInfo> server(String identifier) {
        return engine.containers().inspect("ebemu-" + environment.name() + "-elasticache-" + identifier);
    }

    List<String> messages() {
        return events.stream().map(EnvironmentEvent::message).toList();
    }

    void down() {
        emulator.down(environment, events::add);
    }

    @Override
    public void close() {
        engine.containers()
                .list(Labels.of(environment))
                .forEach(one -> engine.containers().remove(one.id()));
        engine.volumes()
                .list(Labels.of(environment))
                .forEach(one -> engine.volumes().remove(one.name()));
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
                    TaskDefinition.of(
                            List.of(DockerBench.script("web", "while :; do sleep 1; done")
                                    .build()),
                            List.of()),
                    Map.of(),
                    services,
                    Map.of(),
                    LocalValues.none());
            return new ReadBundle(
                    environment, directory.resolve(".ebemu"), Optional.of(version), List.of(), Placement.none());
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
            return new ReadBundle(
                    environment, directory.resolve(".ebemu"), Optional.empty(), List.of(), Placement.none());
        }
    }
}
