/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the ECS agent and Beanstalk give to every container. */
class PlatformDockerIT {

    private static final String ECS = "com.amazonaws.ecs.";

    @Scenario(
            id = "C67",
            name = "labels",
            setup = "`a!` with a dockerLabel of its own, `b!`",
            expected = "that label and the agent's five; one task-arn for both",
            boundSeconds = 10)
    void a_container_has_its_own_labels_and_those_of_the_ecs_agent(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a")
                        .sleeps()
                        .with("dockerLabels", Map.of("team", "billing", ECS + "cluster", "mine")),
                Container.essential("b").sleeps()));

        JsonNode labels = trial.inspect("a").at("/Config/Labels");
        assertThat(labels.path("team").asText()).isEqualTo("billing");
        assertThat(labels.path(ECS + "container-name").asText()).isEqualTo("a");
        assertThat(labels.path(ECS + "task-definition-family").asText()).startsWith("awseb-" + trial.environment());
        assertThat(labels.path(ECS + "task-definition-version").asText()).isEqualTo("1");
        assertThat(labels.path(ECS + "cluster").asText()).startsWith("awseb-");
        assertThat(labels.path(ECS + "task-arn").asText())
                .startsWith("arn:aws:ecs:")
                .isEqualTo(trial.inspect("b")
                        .at("/Config/Labels")
                        .path(ECS + "task-arn")
                        .asText());
    }

    @Scenario(
            id = "C71",
            name = "environment properties",
            setup = "`a!`, `b!`, and the property P=1",
            expected = "both have it",
            boundSeconds = 10)
    void every_container_has_the_environment_properties(Trial trial) {
        trial.properties(Map.of("P", "1"))
                .up(Dockerrun.of(
                        Container.essential("a").sleeps(),
                        Container.essential("b").sleeps()));

        assertThat(List.of("a", "b")).map(name -> trial.exec(name, "echo $P")).containsOnly("1");
    }

    @Scenario(
            id = "C72",
            name = "variables of a coupled database",
            setup = "`a!`, `b?`, and a PostgreSQL instance beside them",
            expected = "RDS_HOSTNAME, RDS_PORT, RDS_DB_NAME, RDS_USERNAME and RDS_PASSWORD in both",
            boundSeconds = 15)
    void every_container_knows_the_coupled_database(Trial trial) throws IOException {
        Files.writeString(trial.directory().resolve("ebemu.yml"), """
                DBInstances:
                  orders:
                    Engine: postgres
                    EngineVersion: "15"
                    DBInstanceClass: db.t3.micro
                    DBName: shop
                    MasterUsername: clerk
                    MasterUserPassword: only-for-this-test
                """);

        trial.up(Dockerrun.of(
                Container.essential("a").sleeps(), Container.optional("b").sleeps()));

        assertThat(List.of("a", "b")).allSatisfy(name -> {
            assertThat(trial.exec(name, "echo $RDS_PORT $RDS_DB_NAME $RDS_USERNAME $RDS_PASSWORD"))
                    .isEqualTo("5432 shop clerk only-for-this-test");
            assertThat(trial.exec(name, "echo $RDS_HOSTNAME"))
                    .startsWith("orders.")
                    .endsWith(".rds.amazonaws.com");
            assertThat(trial.attempt(name, "nc $RDS_HOSTNAME $RDS_PORT < /dev/null")
                            .exitCode())
                    .isZero();
        });
    }

    @Scenario(
            id = "C73",
            name = "log volume",
            setup = "`a!` mounts `awseb-logs-a`, which `volumes` does not list, and writes a file there",
            expected = "accepted; the file is in the container's log directory on the host",
            boundSeconds = 15)
    void a_container_writes_to_its_log_directory_on_the_host(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a")
                .sh("echo hello > /logs/app.log; trap 'exit 0' TERM; sleep 600 & wait")
                .mounts("awseb-logs-a", "/logs")));

        trial.await(
                Duration.ofSeconds(10),
                () -> assertThat(logs(trial))
                        .anySatisfy(file -> assertThat(file)
                                .endsWith(Path.of("log", "containers", "a", "app.log"))
                                .content()
                                .isEqualToIgnoringNewLines("hello")));
    }

    @Scenario(
            id = "C78",
            name = "no network",
            setup = "`a!` with disableNetworking",
            expected = "no interface but lo, no published port",
            boundSeconds = 10,
            note = "Host mode is not part of Dockerrun v2.")
    void a_container_without_networking_has_the_loopback_only(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a").sleeps().with("disableNetworking", true)));

        assertThat(trial.exec("a", "ls /sys/class/net")).isEqualTo("lo");
        assertThat(trial.inspect("a").at("/NetworkSettings/Ports")).isEmpty();
    }

    private static List<Path> logs(Trial trial) throws IOException {
        try (Stream<Path> files = Files.walk(trial.directory().resolve(".ebemu"))) {
            return files.filter(file -> file.endsWith("app.log")).toList();
        }
    }
}
