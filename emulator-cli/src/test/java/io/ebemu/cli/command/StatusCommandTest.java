/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.Provenance.Presence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

    private final TestCli cli = new TestCli();

    @Test
    void the_page_of_a_running_environment() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        Result result = cli.run("status", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                        fibonacci  application fibonacci-app, version v1
                          Status      Ready
                          Health      Ok (Green)
                          Supervisor  process 4711
                          Task        RUNNING

                          CONTAINER  STATUS   HEALTH   MEMORY      PORTS
                          nginx      RUNNING  HEALTHY  64-128 MiB  0.0.0.0:8080->80/tcp
                          worker     RUNNING           128 MiB

                          SERVICE  ENGINE         STATUS     FOR CONTAINERS                                 FOR THIS MACHINE
                          db1      postgres 16.4  available  db1.abc.us-east-1.rds.amazonaws.com:5432       127.0.0.1:54321
                          cache1   redis 7.1      stopped    cache1.abc.0001.use1.cache.amazonaws.com:6379
                        """);
    }

    @Test
    void the_page_says_when_nobody_supervises_the_environment() {
        cli.emulator.states.put("fibonacci", States.unsupervised("fibonacci", Presence.HERE));

        assertThat(cli.run("status", "-e", "fibonacci").out())
                .contains("  Supervisor  none: not supervised; `ebemu up -d` in /app adopts it,"
                        + " `ebemu down -e fibonacci` stops it\n");
    }

    @Test
    void the_page_of_a_failed_environment_tells_exit_codes_reasons_and_causes() {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));

        Result result = cli.run("status", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Severe (Red)")
                .contains("ECS task is not running.")
                .contains("STOPPED  EssentialContainerExited: Essential container in task exited")
                .contains(
                        "worker     STOPPED  137   128 MiB     OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void health_is_coloured_on_a_terminal_and_not_under_NO_COLOR() {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));
        cli.terminal = true;

        assertThat(cli.run("status", "-e", "fibonacci").out()).contains("\u001b[31mSevere (Red)\u001b[0m");

        TestCli plain = new TestCli();
        plain.emulator.states.put("fibonacci", States.failed("fibonacci"));
        plain.terminal = true;
        plain.environment.put("NO_COLOR", "1");
        assertThat(plain.run("status", "-e", "fibonacci").out()).doesNotContain("\u001b");
    }

    @Test
    void color_always_colours_a_pipe_and_color_never_no_terminal() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        assertThat(cli.run("--color", "always", "status", "-e", "fibonacci").out())
                .contains("\u001b[32mOk");

        TestCli never = new TestCli();
        never.terminal = true;
        never.emulator.states.put("fibonacci", States.running("fibonacci"));
        assertThat(never.run("status", "-e", "fibonacci", "--color=never").out())
                .doesNotContain("\u001b");
    }

    @Test
    void json_has_the_keys_of_the_aws_apis() throws IOException {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));

        Result result = cli.run("status", "-e", "fibonacci", "--json");

        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(keys(json)).containsExactly("Environment", "task", "DBInstances", "CacheClusters");
        assertThat(keys(json.get("Environment")))
                .containsExactly(
                        "EnvironmentName",
                        "ApplicationName",
                        "VersionLabel",
                        "Status",
                        "Health",
                        "HealthStatus",
                        "DateCreated",
                        "DateUpdated",
                        "Supervised",
                        "SupervisorPid",
                        "Presence",
                        "BundleDirectory");
        assertThat(json.at("/Environment/SupervisorPid").asInt()).isEqualTo(4711);
        assertThat(json.at("/Environment/BundleDirectory").asText()).isEqualTo("/app");
        assertThat(json.at("/Environment/Health").asText()).isEqualTo("Red");
        assertThat(json.at("/Environment/HealthStatus").asText()).isEqualTo("Severe");
        assertThat(keys(json.get("task")))
                .containsExactly(
                        "taskArn",
                        "taskDefinitionArn",
                        "lastStatus",
                        "desiredStatus",
                        "stopCode",
                        "stoppedReason",
                        "healthStatus",
                        "createdAt",
                        "startedAt",
                        "stoppedAt",
                        "containers");
        assertThat(json.at("/task/stopCode").asText()).isEqualTo("EssentialContainerExited");
        assertThat(keys(json.at("/task/containers/1")))
                .containsExactly(
                        "name",
                        "image",
                        "runtimeId",
                        "lastStatus",
                        "exitCode",
                        "reason",
                        "healthStatus",
                        "memory",
                        "networkBindings");
        assertThat(json.at("/task/containers/1/exitCode").asInt()).isEqualTo(137);
        assertThat(keys(json.at("/DBInstances/0")))
                .containsExactly(
                        "DBInstanceIdentifier",
                        "DBInstanceStatus",
                        "Engine",
                        "EngineVersion",
                        "DBInstanceClass",
                        "Endpoint",
                        "HostEndpoint");
        assertThat(json.at("/DBInstances/0/HostEndpoint/Port").asInt()).isEqualTo(54321);
        assertThat(keys(json.at("/CacheClusters/0")))
                .containsExactly(
                        "CacheClusterId", "CacheClusterStatus", "Engine", "EngineVersion", "CacheNodeType", "Endpoint");
    }

    @Test
    void json_tells_published_ports() throws IOException {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        JsonNode json = new ObjectMapper()
                .readTree(cli.run("status", "-e", "fibonacci", "--json").out());

        assertThat(json.at("/task/containers/0/networkBindings/0").toString())
                .isEqualTo("{\"bindIP\":\"0.0.0.0\",\"containerPort\":80,\"hostPort\":8080,\"protocol\":\"tcp\"}");
        assertThat(json.toString()).doesNotContain("null");
    }

    @Test
    void restarts_are_told_of_containers_with_a_restart_policy() throws IOException {
        cli.emulator.states.put("fibonacci", States.restarted("fibonacci", 2));

        JsonNode json = new ObjectMapper()
                .readTree(cli.run("status", "-e", "fibonacci", "--json").out());

        assertThat(json.at("/task/containers/0/restartCount").asInt()).isEqualTo(2);
        assertThat(json.at("/task/containers/1/restartCount").asInt(-1)).isZero();
        assertThat(cli.run("status", "-e", "fibonacci").out())
                .contains("  CONTAINER  STATUS   HEALTH   RESTARTS  MEMORY      PORTS\n")
                .contains("  nginx      RUNNING  HEALTHY  2         64-128 MiB  0.0.0.0:8080->80/tcp\n")
                .contains("  worker     RUNNING                     128 MiB\n");
    }

    @Test
    void a_range_of_ports_is_told_as_one() throws IOException {
        cli.emulator.states.put(
                "fibonacci",
                States.running("fibonacci", new NetworkBinding("0.0.0.0", 8000, 40_000, 11, Protocol.TCP)));

        JsonNode json = new ObjectMapper()
                .readTree(cli.run("status", "-e", "fibonacci", "--json").out());

        assertThat(json.at("/task/containers/0/networkBindings/0").toString())
                .isEqualTo("{\"bindIP\":\"0.0.0.0\",\"containerPortRange\":\"8000-8010\","
                        + "\"hostPortRange\":\"40000-40010\",\"protocol\":\"tcp\"}");
        assertThat(cli.run("status", "-e", "fibonacci").out()).contains("0.0.0.0:40000-40010->8000-8010/tcp");
    }

    @Test
    void an_unknown_environment_is_a_usage_error_that_names_those_there_are() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        Result result = cli.run("status", "-e", "nonsuch");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("ebemu: there is no environment nonsuch on this engine; `ebemu up` launches one, or name"
                        + " another with -e NAME (this engine has fibonacci)\n");
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
