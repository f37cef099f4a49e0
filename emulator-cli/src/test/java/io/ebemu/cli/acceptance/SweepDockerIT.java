/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that nobody wants any more, and those that nobody supervises. */
class SweepDockerIT {

    private static final String OBEYS =
            "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 600 & wait\"]";

    @TempDir
    Path directory;

    @Test
    void what_a_deleted_bundle_left_is_removed_with_its_agent_and_nothing_else() throws IOException {
        Path bundle = bundle("gone");
        String bystander = Docker.run("run", "-d", "busybox:1.35", "sleep", "600");
        Ebemu gone = new Ebemu(bundle);
        try (Ebemu kept = new Ebemu(bundle("kept"))) {
            assertThat(gone.run("up", "-d").exitCode()).isZero();
            assertThat(kept.run("up", "-d").exitCode()).isZero();
            ProcessHandle agent = ProcessHandle.of(supervisor(gone)).orElseThrow();
            delete(bundle);

            Finished dryRun = gone.runAnywhere("sweep", "--dry-run");
            assertThat(dryRun.output()).contains(gone.environment + ": gone: its directory", "would remove container");
            assertThat(Docker.run("ps", "-q", "--filter", gone.label())).isNotEmpty();

            Finished sweep = gone.runAnywhere("sweep");

            assertThat(sweep.exitCode()).as(sweep.toString()).isZero();
            assertThat(sweep.output()).contains("removed container").doesNotContain(kept.environment);
            assertThat(Docker.run("ps", "-aq", "--filter", gone.label())).isEmpty();
            assertThat(Docker.run("inspect", "--format", "{{.State.Running}}", bystander))
                    .isEqualTo("true");
            assertThat(kept.status().path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
            assertThat(bundle).doesNotExist();
            await().atMost(Duration.ofSeconds(20)).until(() -> !agent.isAlive());
        } finally {
            Docker.run("rm", "-f", bystander);
            gone.runAnywhere("sweep");
        }
    }

    @Test
    void list_and_status_say_that_nobody_supervises_and_up_adopts() throws IOException {
        Path bundle = bundle("left");
        try (Ebemu ebemu = new Ebemu(bundle)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            ProcessHandle agent = ProcessHandle.of(supervisor(ebemu)).orElseThrow();
            agent.destroyForcibly();
            agent.onExit().join();

            String adopt = "not supervised; `ebemu up -d` in " + bundle + " adopts it";
            assertThat(ebemu.run("list").output()).contains(ebemu.environment + ": " + adopt);
            assertThat(ebemu.run("status").output()).contains("Supervisor  none: " + adopt);
            JsonNode environment = ebemu.status().path("Environment");
            assertThat(environment.path("Supervised").asBoolean(true)).isFalse();
            assertThat(environment.path("BundleDirectory").asText()).isEqualTo(bundle.toString());
            assertThat(ebemu.runAnywhere("sweep").output()).contains(ebemu.environment + ": not supervised");
            String web = ebemu.containerId("web");

            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            assertThat(ebemu.containerId("web")).isEqualTo(web);
            assertThat(supervisor(ebemu)).isNotZero();
        }
    }

    private static long supervisor(Ebemu ebemu) {
        return ebemu.status().path("Environment").path("SupervisorPid").asLong();
    }

    private Path bundle(String name) throws IOException {
        Path bundle = Files.createDirectory(directory.resolve(name)).toRealPath();
        return Bundles.of(
                bundle,
                Bundles.container("web", "busybox:1.35", OBEYS),
                Bundles.container("app", "busybox:1.35", OBEYS));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
