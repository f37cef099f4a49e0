/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code up -d} of what does not come up soon, and is not waited for. */
@Timeout(120)
final class DetachedUpDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private Path output;

    @BeforeEach
    void bundle() {
        output = directory.resolve("output");
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", """
                        "essential": true, "memory": 32, "stopTimeout": 2, "command": ["sleep", "600"],
                        "healthCheck": {"command": ["CMD", "false"], "startPeriod": 60}"""),
                Bundles.container("later", "busybox:1.35", """
                        "essential": false, "memory": 32, "command": ["sleep", "600"],
                        "dependsOn": [{"containerName": "web", "condition": "HEALTHY"}]"""));
    }

    private Process begun(Ebemu ebemu) {
        Process up = ebemu.start(output.toFile(), "up", "-d");
        await().atMost(PATIENCE)
                .until(() -> !Docker.run("ps", "-q", "--filter", ebemu.label()).isEmpty());
        return up;
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void awaitStopped(Ebemu ebemu) {
        await().atMost(PATIENCE)
                .until(() -> Docker.run("ps", "-q", "--filter", ebemu.label()).isEmpty());
    }

    @Test
    void who_interrupts_it_gets_it_stopped_again() throws Exception {
        try (Ebemu ebemu = new Ebemu(directory)) {
            Process up = begun(ebemu);

            signal("INT", up);

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(130);
            assertThat(Files.readString(output)).contains("Stopping", "cancelled");
            assertThat(Docker.run("ps", "-q", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void who_interrupts_it_twice_does_not_wait_for_that() throws Exception {
        try (Ebemu ebemu = new Ebemu(directory)) {
            Process up = begun(ebemu);

            signal("INT", up);
            await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Stopping"));
            signal("INT", up);

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(130);
            assertThat(Files.readString(output)).contains("Left at once");
            awaitStopped(ebemu);
        }
    }

    @Test
    void a_launcher_that_is_killed_cancels_it() throws Exception {
        try (Ebemu ebemu = new Ebemu(directory)) {
            Process up = begun(ebemu);

            signal("KILL", up);

            awaitStopped(ebemu);
        }
    }
}
