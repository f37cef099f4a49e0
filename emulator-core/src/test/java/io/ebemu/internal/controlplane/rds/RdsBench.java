/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.awaitility.Awaitility.await;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.Rds;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** An environment on the real engine with one PostgreSQL instance {@code db}, and an application's way to it. */
final class RdsBench implements AutoCloseable {

    static final String PASSWORD = "local-only-password";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final EnvironmentId id = new EnvironmentId("rds-it-" + new SystemHost().randomHex(8));
    final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    final BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
    final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();
    final Bundle bundle;
    private final Path directory;
    private Optional<Rds> rds = Optional.empty();

    /** @param retentionPeriod days for which automated backups are kept */
    RdsBench(Path directory, int retentionPeriod) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("ebemu.yml"), """
                EnvironmentName: %s
                DBInstances:
                  db:
                    Engine: postgres
                    EngineVersion: "15"
                    DBInstanceClass: db.t3.micro
                    DBName: shop
                    MasterUsername: clerk
                    MasterUserPassword: %s
                    BackupRetentionPeriod: %d
                """.formatted(id, PASSWORD, retentionPeriod));
        task("1");
        bundle = Bundle.of(directory);
        emulator.environmentOf(bundle);
    }

    /** Another version of the task. */
    void task(String version) throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2, "containerDefinitions": [
                  {"name": "web", "image": "busybox:1.35", "essential": true, "memory": 32, "stopTimeout": 2,
                   "command": ["sh", "-c", "trap 'exit 0' TERM; : %s; sleep 600 & wait"]}]}
                """.formatted(version));
    }

    Environment launch() {
        return emulator.launch(bundle, LaunchOptions.standard(), events::add);
    }

    Rds rds() {
        if (rds.isEmpty()) {
            rds = Optional.of(emulator.rds(id, events::add));
        }
        return rds.get();
    }

    ContainerInfo server(String instance) {
        return engine.containers().inspect("ebemu-" + id + "-rds-" + instance).orElseThrow();
    }

    List<ContainerInfo> tasks() {
        return engine.containers().list(Labels.of(id, Labels.ROLE_TASK));
    }

    /** Whether a task container reaches an instance by its endpoint's name; it may take the server a moment. */
    boolean reachedFromTask(String instance) {
        EndpointAddress endpoint =
                rds().describeDBInstances(Optional.of(instance)).get(0).endpoint();
        ExecResult result = engine.containers()
                .exec(
                        tasks().get(0).id(),
                        List.of(
                                "sh",
                                "-c",
                                "n=0; until nc -w 2 " + endpoint.address() + " " + endpoint.port()
                                        + " -e true; do n=$((n+1)); [ $n -lt 100 ] || exit 1; sleep 0.1; done"),
                        PATIENCE);
        return result.exitCode() == 0;
    }

    /** What a statement of the master user answers first, tried until the server is there. */
    String sql(String instance, String statement) {
        return sql(instance, PASSWORD, statement);
    }

    String sql(String instance, String password, String statement) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return once(instance, "clerk", password, statement);
            } catch (SQLException e) {
                boolean away = String.valueOf(e.getSQLState()).startsWith("08")
                        || "57P03".equals(e.getSQLState())
                        || "57P01".equals(e.getSQLState());
                if (!away || System.nanoTime() > end) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
        }
    }

    String once(String instance, String user, String password, String statement) throws SQLException {
        try (Connection connection = connect(instance, user, password);
                Statement sent = connection.createStatement()) {
            if (!sent.execute(statement)) {
                return "";
            }
            try (ResultSet rows = sent.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    Connection connect(String instance, String user, String password) throws SQLException {
        int port = engine.containers()
                .inspect("ebemu-" + id + "-rds-" + instance + "-eni")
                .orElseThrow()
                .ports()
                .get(0)
                .hostPort();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user",
                user,
                "password",
                password,
                "sslmode",
                "require",
                "connectTimeout",
                "5",
                "socketTimeout",
                "60"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/shop", properties);
    }

    /** Waits until an event has been told whose text begins so. */
    void awaitEvent(String beginning) {
        await("event " + beginning)
                .atMost(PATIENCE)
                .until(() -> events.stream().anyMatch(event -> event.message().startsWith(beginning)));
    }

    @Override
    public void close() {
        rds().describeDBSnapshots(Optional.empty(), Optional.empty())
                .forEach(one -> rds().deleteDBSnapshot(one.identifier()));
        rds().close();
        emulator.terminate(id, true, event -> {});
        emulator.close();
        Map<String, String> ours = Labels.of(id);
        engine.containers().list(ours).forEach(one -> engine.containers().remove(one.id()));
        engine.volumes().list(ours).forEach(one -> engine.volumes().remove(one.name()));
        engine.close();
    }
}
