/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's verbs through the packaged launcher: what the README shows, on a real database. */
class ManagedServicesDockerIT {

    private static final String ENVIRONMENT_FILE = """
            DBInstances:
              shop-db:
                DBName: shop
                MasterUsername: shop
                MasterUserPassword: local-only-password
                BackupRetentionPeriod: 0
            """;

    @TempDir
    Path directory;

    @Test
    void a_snapshot_takes_the_place_of_a_wrecked_instance() {
        try (Ebemu ebemu = shop()) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            psql(ebemu, "CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 1000)");
            String address =
                    instance(ebemu, "shop-db").path("Endpoint").path("Address").asText();

            JsonNode snapshot = json(
                    ebemu,
                    "rds",
                    "create-db-snapshot",
                    "--db-instance-identifier",
                    "shop-db",
                    "--db-snapshot-identifier",
                    "before");
            assertThat(snapshot.path("DBSnapshot").path("Status").asText()).isEqualTo("available");
            psql(ebemu, "DROP TABLE orders");
            json(
                    ebemu,
                    "rds",
                    "modify-db-instance",
                    "--db-instance-identifier",
                    "shop-db",
                    "--new-db-instance-identifier",
                    "wrecked",
                    "--apply-immediately");
            JsonNode restored = json(
                    ebemu,
                    "rds",
                    "restore-db-instance-from-db-snapshot",
                    "--db-instance-identifier",
                    "shop-db",
                    "--db-snapshot-identifier",
                    "before");

            assertThat(restored.path("DBInstance").path("DBInstanceStatus").asText())
                    .isIn("available", "backing-up");
            assertThat(instance(ebemu, "shop-db")
                            .path("Endpoint")
                            .path("Address")
                            .asText())
                    .isEqualTo(address);
            assertThat(psql(ebemu, "SELECT count(*) FROM orders")).isEqualTo("1000");
            assertThat(ebemu.status().path("DBInstances").findValuesAsText("DBInstanceIdentifier"))
                    .containsExactlyInAnyOrder("shop-db", "wrecked");

            json(ebemu, "rds", "delete-db-instance", "--db-instance-identifier", "wrecked", "--skip-final-snapshot");
            assertThat(json(ebemu, "rds", "describe-db-snapshots").path("DBSnapshots"))
                    .hasSize(1);
            json(ebemu, "rds", "delete-db-snapshot", "--db-snapshot-identifier", "before");
        }
    }

    @Test
    void an_instance_that_is_stopped_stays_stopped_and_refusals_have_exit_code_9() {
        try (Ebemu ebemu = shop()) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            json(ebemu, "rds", "stop-db-instance", "--db-instance-identifier", "shop-db");
            assertThat(ebemu.status()
                            .path("DBInstances")
                            .path(0)
                            .path("DBInstanceStatus")
                            .asText())
                    .isEqualTo("stopped");
            Finished reboot = ebemu.run("rds", "reboot-db-instance", "--db-instance-identifier", "shop-db");
            assertThat(reboot.exitCode()).isEqualTo(9);
            assertThat(reboot.error()).contains("An error occurred (InvalidDBInstanceState)");
            assertThat(ebemu.run("rds", "reboot-db-instance", "--db-instance-identifier", "nonsuch")
                            .error())
                    .contains("(DBInstanceNotFound)");

            json(ebemu, "rds", "start-db-instance", "--db-instance-identifier", "shop-db");
            assertThat(psql(ebemu, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void security_groups_are_changed_and_described() {
        try (Ebemu ebemu = shop()) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            String id = json(ebemu, "security-group", "create", "--group-name", "db", "--description", "database")
                    .path("GroupId")
                    .asText();
            json(
                    ebemu,
                    "security-group",
                    "authorize-ingress",
                    "--group-id",
                    id,
                    "--protocol",
                    "tcp",
                    "--port",
                    "5432",
                    "--source-group",
                    "AWSEBSecurityGroup");
            JsonNode group = json(ebemu, "security-group", "describe", "--group-name", "db")
                    .path("SecurityGroups")
                    .path(0);

            assertThat(group.path("IpPermissions").path(0).path("FromPort").asInt())
                    .isEqualTo(5432);
            assertThat(ebemu.run("security-group", "describe", "--group-name", "nonsuch")
                            .exitCode())
                    .isEqualTo(9);
        }
    }

    private Ebemu shop() {
        Bundles.write(directory, "ebemu.yml", ENVIRONMENT_FILE);
        return new Ebemu(Bundles.of(
                directory,
                Bundles.container(
                        "web",
                        "busybox:1.35",
                        "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 900 & wait\"]")));
    }

    private static JsonNode instance(Ebemu ebemu, String identifier) {
        return json(ebemu, "rds", "describe-db-instances", "--db-instance-identifier", identifier)
                .path("DBInstances")
                .path(0);
    }

    private static JsonNode json(Ebemu ebemu, String... command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        arguments.add("--json");
        Finished finished = ebemu.run(arguments.toArray(String[]::new));
        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        return Ebemu.json(finished);
    }

    /** Asks the server that has the name now. */
    private static String psql(Ebemu ebemu, String statement) {
        String server = Docker.run(
                "ps",
                "-q",
                "--filter",
                ebemu.label(),
                "--filter",
                "label=io.ebemu.role=service",
                "--filter",
                "label=io.ebemu.service-id=shop-db");
        return Docker.run("exec", server, "psql", "-h", "127.0.0.1", "-U", "rdsadmin", "-tAc", statement, "shop");
    }
}
