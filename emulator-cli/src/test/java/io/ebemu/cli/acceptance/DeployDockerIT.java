/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Deployments onto an environment that an agent supervises: what runs afterwards, and what is told. */
class DeployDockerIT {

    private static final String CACHE = """
            CacheClusters:
              cache: { Engine: redis, EngineVersion: "7.0" }
            """;

    private static final String PROBE = """
            import java.net.UnixDomainSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            public class Probe {
                public static void main(String[] arguments) throws Exception {
                    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                        ByteBuffer bytes = ByteBuffer.allocate(1000);
                        int count = channel.read(bytes);
                        System.out.println(count < 0 ? "heard nothing" : "heard " + new String(bytes.array(), 0, count));
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    @TempDir
    Path output;

    @Test
    void a_second_version_replaces_the_task_and_leaves_the_services_alone() throws IOException {
        version("one");
        Bundles.write(directory, "ebemu.yml", CACHE);
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            long agent = agent(ebemu);
            JsonNode before = ebemu.status();
            String web = ebemu.containerId("web");
            String services = services(ebemu);
            version("two");

            Finished deploy = ebemu.run("deploy", "--label", "v2");

            assertThat(deploy.exitCode()).as(deploy.toString()).isZero();
            assertThat(deploy.output())
                    .contains("Deploying new version to instance(s).", "Environment update completed successfully.");
            assertThat(ebemu.containerId("web")).isNotEqualTo(web);
            assertThat(Docker.run("inspect", "--format", "{{.Config.Cmd}}", ebemu.containerId("web")))
                    .contains("version two");
            assertThat(services(ebemu)).isEqualTo(services);
            JsonNode after = ebemu.status();
            assertThat(after.path("Environment").path("VersionLabel").asText()).isEqualTo("v2");
            assertThat(after.path("task").path("taskDefinitionArn").asText())
                    .isNotEqualTo(before.path("task").path("taskDefinitionArn").asText());
            assertThat(agent(ebemu)).isEqualTo(agent);

            assertThat(ebemu.run("restart").exitCode()).isZero();
            assertThat(ebemu.status().path("task").path("taskDefinitionArn").asText())
                    .isEqualTo(after.path("task").path("taskDefinitionArn").asText());
            assertThat(agent(ebemu)).isEqualTo(agent);
            assertThat(ebemu.run("health", "--json").output()).contains("\"HealthStatus\" : \"Ok\"");

            assertThat(ebemu.run("down").exitCode()).isZero();
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.of(agent).isEmpty());
            assertThat(stateDirectory(ebemu).resolve("agent.sock")).doesNotExist();
        }
    }

    @Test
    void a_version_that_ends_at_once_is_tried_twice_and_the_next_one_repairs_it() throws IOException {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            long agent = agent(ebemu);
            Bundles.of(
                    directory,
                    Bundles.container(
                            "web",
                            "busybox:1.35",
                            "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"echo no such table; exit 3\"]"));

            Finished failed = ebemu.run("deploy");

            assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(7);
            assertThat(failed.error()).contains("ECS task stopped due to:", "web", "exit code 3", "no such table");
            String events = ebemu.run("events", "--json").output();
            assertThat(events.lines().filter(line -> line.contains("Failed to start ECS task, retrying...")))
                    .hasSize(1);
            assertThat(events.lines().filter(line -> line.contains("after retrying 2 times")))
                    .hasSize(1);
            assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("STOPPED");
            assertThat(agent(ebemu)).isEqualTo(agent);

            version("three");
            Finished repaired = ebemu.run("deploy");
            assertThat(repaired.exitCode()).as(repaired.toString()).isZero();
            assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
        }
    }

    @Test
    void a_follower_sees_a_deployment_once_and_ends_with_the_agent() throws Exception {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            File told = output.resolve("events").toFile();
            Process follower = ebemu.start(told, "events", "-f", "--json");
            await().atMost(Duration.ofSeconds(30)).until(() -> text(told).contains("Successfully launched"));
            version("two");

            assertThat(ebemu.run("deploy").exitCode()).isZero();
            assertThat(ebemu.run("down").exitCode()).isZero();

            assertThat(follower.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(follower.exitValue()).isZero();
            assertThat(text(told).lines().filter(line -> line.contains("Environment update completed successfully.")))
                    .hasSize(1);
            assertThat(text(told).lines().filter(line -> line.contains("Successfully launched")))
                    .hasSize(1);
        }
    }

    @Test
    void a_killed_agent_is_replaced_by_the_next_deployment() throws Exception {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            long agent = agent(ebemu);
            ProcessHandle.of(agent).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.of(agent).isEmpty());
            assertThat(ebemu.run("events", "-f").output()).contains("No process supervises");
            version("two");

            Finished deploy = ebemu.run("deploy");

            assertThat(deploy.exitCode()).as(deploy.toString()).isZero();
            assertThat(agent(ebemu)).isNotEqualTo(agent);
            assertThat(ebemu.run("restart").exitCode()).isZero();
        }
    }

    @Test
    void a_foreground_up_goes_on_with_the_logs_of_what_was_deployed_and_ends_with_down() throws Exception {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            File told = output.resolve("up").toFile();
            Process up = ebemu.start(told, "up");
            await().atMost(Duration.ofSeconds(60)).until(() -> text(told).contains("version one"));
            version("two");

            Finished deploy = ebemu.run("deploy");

            assertThat(deploy.exitCode()).as(deploy.toString()).isZero();
            await().atMost(Duration.ofSeconds(10)).until(() -> text(told).contains("version two"));
            assertThat(up.isAlive()).isTrue();
            assertThat(ebemu.run("down").exitCode()).isZero();
            assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isZero();
        }
    }

    @Test
    void while_one_deploys_another_deploy_and_up_are_refused_and_down_wins() throws Exception {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            Bundles.of(
                    directory,
                    Bundles.container(
                            "web",
                            "busybox:1.35",
                            "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 600 & wait\"],"
                                    + " \"healthCheck\": {\"command\": [\"CMD\", \"false\"], \"startPeriod\": 300,"
                                    + " \"interval\": 300}"),
                    Bundles.container(
                            "late",
                            "busybox:1.35",
                            "\"memory\": 32, \"command\": [\"sleep\", \"600\"], \"dependsOn\": [{\"containerName\":"
                                    + " \"web\", \"condition\": \"HEALTHY\"}]"));
            Process first = ebemu.start("deploy");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ebemu.run("events").output().contains("Deploying new version"));

            Finished second = ebemu.run("deploy");
            assertThat(second.exitCode()).as(second.toString()).isEqualTo(8);
            assertThat(second.error()).contains("process " + first.pid() + " deploys to environment", "since");
            Finished up = ebemu.run("up", "-d");
            assertThat(up.exitCode()).as(up.toString()).isEqualTo(8);
            assertThat(up.error()).contains("being deployed to by process " + agent(ebemu));

            Finished down = ebemu.run("down");
            assertThat(down.exitCode()).as(down.toString()).isZero();
            assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).isEqualTo(130);
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        }
    }

    /** Needs root, who alone can be another user; as anybody else there is nothing to see. */
    @Test
    @EnabledIf("canBeAnotherUser")
    void another_user_gets_no_word_out_of_the_socket_even_if_every_file_is_open() throws IOException {
        version("one");
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            Path socket = stateDirectory(ebemu).resolve("agent.sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            open(directory);
            open(stateDirectory(ebemu));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
            open(output);
            Path probe = Bundles.write(output, "Probe.java", PROBE).resolve("Probe.java");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String[] ask = {java, probe.toString(), socket.toString()};

            assertThat(finished(ask).output()).contains("heard {\"type\":\"agent\"");
            String[] asNobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", ask[0], ask[1], ask[2]};
            Finished refused = finished(asNobody);
            assertThat(refused.output()).as(refused.toString()).isEqualTo("heard nothing");
        }
    }

    private static boolean canBeAnotherUser() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Finished finished(String... command) {
        return Finished.of(new ProcessBuilder(command), Duration.ofMinutes(1));
    }

    private void version(String name) {
        Bundles.of(
                directory,
                Bundles.container(
                        "web",
                        "busybox:1.35",
                        "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; echo version " + name
                                + "; sleep 600 & wait\"]"));
    }

    private Path stateDirectory(Ebemu ebemu) {
        return directory.resolve(".ebemu").resolve(ebemu.environment);
    }

    /** The process that supervises the environment. */
    private long agent(Ebemu ebemu) throws IOException {
        String holder = Files.readString(stateDirectory(ebemu).resolve("supervisor"));
        return Long.parseLong(holder.substring(0, holder.indexOf(' ')));
    }

    /** Ids and start times of the containers that are not the task's. */
    private static String services(Ebemu ebemu) {
        String ids = Docker.run("ps", "-q", "--filter", ebemu.label(), "--filter", "label=io.ebemu.service-id");
        assertThat(ids).isNotEmpty();
        StringBuilder all = new StringBuilder();
        ids.lines()
                .sorted()
                .forEach(id -> all.append(Docker.run("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", id)));
        return all.toString();
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath());
    }
}
