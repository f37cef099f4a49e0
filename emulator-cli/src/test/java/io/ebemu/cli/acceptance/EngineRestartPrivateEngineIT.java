/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Environments whose engine goes away and comes back, as their users see it. */
@Timeout(120)
class EngineRestartPrivateEngineIT {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String DATABASE = """
            DBInstances:
              db:
                Engine: postgres
                EngineVersion: "15"
                DBInstanceClass: db.t3.micro
                DBName: app
                MasterUsername: app
                MasterUserPassword: local-only-password
            """;

    @TempDir
    Path directory;

    private Ebemu ebemu;

    @BeforeEach
    void writeBundle() {
        Bundles.of(
                directory,
                container("web", "\"portMappings\": [{\"hostPort\": 80, \"containerPort\": 80}], ", 3, 5),
                container("worker", "\"essential\": false, ", 4, 6));
        ebemu = new Ebemu(directory);
    }

    @AfterEach
    void terminate() {
        ebemu.close();
    }

    /** A container that ends with one code when it is told to stop, and with another one on SIGUSR1. */
    private static String container(String name, String members, int stopped, int ended) {
        String script = "echo " + name + " is up; trap 'exit " + stopped + "' TERM; trap 'exit " + ended
                + "' USR1; sleep 600 & wait";
        return Bundles.container(
                name, "busybox:1.35", members + "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"" + script + "\"]");
    }

    private void up() {
        Finished up = ebemu.run("up", "-d", "--random-ports");
        assertThat(up.exitCode()).as(up.toString()).isZero();
    }

    private String agentLog() {
        try {
            return Files.readString(
                    directory.resolve(".ebemu").resolve(ebemu.environment).resolve("agent.log"));
        } catch (IOException e) {
            throw new AssertionError("the agent keeps no log", e);
        }
    }

    private static String exitCode(JsonNode status, String container) {
        JsonNode found = Ebemu.container(status, container);
        return found.path("lastStatus").asText() + " " + found.path("exitCode").asText();
    }

    private void awaitTold(String message) {
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(agentLog()).contains(message));
    }

    private String sql(String statement) {
        String server = Docker.run("ps", "-q", "--filter", ebemu.label(), "--filter", "label=io.ebemu.role=service");
        return Docker.run(
                "exec",
                "-e",
                "PGPASSWORD=local-only-password",
                server,
                "psql",
                "-h",
                "127.0.0.1",
                "-U",
                "app",
                "-Atc",
                statement,
                "app");
    }

    private String pid(String container) {
        return Docker.run("inspect", "--format", "{{.State.Pid}}", ebemu.containerId(container));
    }

    @Test
    void a_restart_ends_the_task_with_its_true_exit_codes_and_the_next_up_finds_all_data() {
        Bundles.write(directory, "ebemu.yml", DATABASE);
        up();
        sql("create table kept as select 42 as answer");

        PrivateEngine.restart();

        awaitTold("ECS task stopped due to: Essential container in task exited");
        awaitTold("Container web stopped with exit code 3");
        awaitTold("Container worker stopped with exit code 4");
        JsonNode status = ebemu.status();
        assertThat(status.path("task").path("stopCode").asText()).isEqualTo("EssentialContainerExited");
        assertThat(exitCode(status, "web")).isEqualTo("STOPPED 3");
        assertThat(exitCode(status, "worker")).isEqualTo("STOPPED 4");
        assertThat(status.path("Environment").path("HealthStatus").asText()).isEqualTo("Severe");

        up();
        assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
        assertThat(sql("select answer from kept")).isEqualTo("42");
    }

    @Test
    void an_engine_that_was_killed_ends_the_task_once_it_is_back() {
        Bundles.write(directory, "ebemu.yml", DATABASE);
        up();
        sql("create table kept as select 42 as answer");

        PrivateEngine.kill();
        PrivateEngine.start();

        awaitTold("ECS task stopped due to: Essential container in task exited");
        JsonNode status = ebemu.status();
        String code = Docker.run("inspect", "--format", "{{.State.ExitCode}}", ebemu.containerId("web"));
        assertThat(exitCode(status, "web")).isEqualTo("STOPPED " + code);
        assertThat(Ebemu.container(status, "worker").path("lastStatus").asText())
                .isEqualTo("STOPPED");

        up();
        assertThat(sql("select answer from kept")).isEqualTo("42");
    }

    @Test
    void a_task_that_outlives_its_engine_goes_on_and_what_ends_meanwhile_is_told_afterwards() {
        PrivateEngine.restartWithLiveRestore();
        up();
        String web = pid("web");
        String worker = pid("worker");

        PrivateEngine.kill();
        PrivateEngine.signal("USR1", worker);
        PrivateEngine.startWithLiveRestore();

        awaitTold("Container worker stopped with exit code 6");
        assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
        assertThat(pid("web")).isEqualTo(web);
        assertThat(agentLog()).doesNotContain("Container web stopped", "ECS task stopped");

        PrivateEngine.kill();
        PrivateEngine.signal("USR1", web);
        PrivateEngine.startWithLiveRestore();

        awaitTold("Container web stopped with exit code 5");
        awaitTold("ECS task stopped due to: Essential container in task exited");
        JsonNode status = ebemu.status();
        assertThat(exitCode(status, "web")).isEqualTo("STOPPED 5");
        assertThat(exitCode(status, "worker")).isEqualTo("STOPPED 6");
    }

    @Test
    void a_graceful_restart_with_live_restore_ends_nothing() {
        PrivateEngine.restartWithLiveRestore();
        up();
        String web = pid("web");

        PrivateEngine.restartWithLiveRestore();

        Docker.run("kill", "--signal", "USR1", ebemu.containerId("worker"));
        awaitTold("Container worker stopped with exit code 6");
        assertThat(pid("web")).isEqualTo(web);
        assertThat(agentLog()).doesNotContain("Container web stopped");
        assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
    }

    @Test
    void verbs_say_that_the_engine_is_away_and_work_again_once_it_is_back() {
        up();
        PrivateEngine.kill();
        try {
            for (String verb : new String[] {"status", "up", "down"}) {
                Finished away = ebemu.run(verb);
                assertThat(away.exitCode()).as(away.toString()).isEqualTo(5);
                assertThat(away.error()).contains("No Docker engine answers", "Start Docker");
            }
        } finally {
            PrivateEngine.start();
        }

        Finished down = ebemu.run("down");

        assertThat(down.exitCode()).as(down.toString()).isZero();
        assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
    }

    @Test
    void a_foreground_up_can_be_left_while_the_engine_is_away() throws InterruptedException, IOException {
        PrivateEngine.restartWithLiveRestore();
        Path output = directory.resolve("output");
        Process up = ebemu.start(ProcessBuilder.Redirect.to(output.toFile()), "up", "--random-ports");
        // Logs are shown once the launch is over.
        await().atMost(DEADLINE).until(() -> Files.readString(output).contains("web is up"));
        String web = pid("web");
        PrivateEngine.kill();
        try {
            PrivateEngine.signal("USR1", web);
            PrivateEngine.signal("INT", Long.toString(up.pid()));

            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).as(Files.readString(output)).isEqualTo(5);
        } finally {
            PrivateEngine.startWithLiveRestore();
        }
        assertThat(ebemu.run("down").exitCode()).isZero();
        assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
    }
}
