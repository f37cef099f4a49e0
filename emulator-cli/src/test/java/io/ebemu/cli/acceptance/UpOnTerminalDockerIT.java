/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} before somebody's eyes, through the packaged launcher. */
class UpOnTerminalDockerIT {

    private static final String WEB = Bundles.container(
            "web",
            "busybox:1.35",
            "\"memory\": 32, \"dependsOn\": [{\"containerName\": \"db\", \"condition\": \"HEALTHY\"}],"
                    + " \"command\": [\"sh\", \"-c\", \"echo web is here; exec httpd -f -p 80\"],"
                    + " \"portMappings\": [{\"hostPort\": 28701, \"containerPort\": 80}]");
    private static final String DB = Bundles.container(
            "db",
            "busybox:1.35",
            "\"memory\": 32, \"healthCheck\": {\"command\": [\"CMD-SHELL\", \"test -f /tmp/ready\"], \"interval\": 5,"
                    + " \"retries\": 10}, \"command\": [\"sh\", \"-c\", \"trap 'echo bye; exit 0' TERM; sleep 6;"
                    + " touch /tmp/ready; echo db is ready; sleep 600 & wait\"]");
    /** It hears no SIGTERM. */
    private static final String STUBBORN = Bundles.container(
            "stubborn",
            "busybox:1.35",
            "\"memory\": 32, \"stopTimeout\": 8, \"command\": [\"sh\", \"-c\", \"trap '' TERM; echo here; while :; do sleep 1; done\"]");

    @TempDir
    Path directory;

    @Test
    void lines_in_place_follow_the_screen_and_ctrl_c_stops_the_task_gracefully() {
        try (Ebemu ebemu = new Ebemu(Bundles.of(directory, WEB, DB))) {
            Finished terminal = ebemu.onTerminal(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"), "up-stopped.py", "up");

            assertThat(terminal.exitCode()).as(terminal.toString()).isZero();
            assertThat(terminal.output())
                    .contains("live at 80", "narrow at 40, True", "lines 1 1", "is up: http://localhost:28701 (web)")
                    .containsPattern("Took \\d+\\.\\d s: task \\d+\\.\\d s")
                    .containsPattern("✔ container:db  +\\d+\\.\\ds  healthy")
                    .containsPattern("✔ container:web +\\d+\\.\\ds  started")
                    .contains("too long 0", "exit code 130", "^C shown 0", "\nas before");
            assertThat(terminal.output()).containsPattern("signs [•◦✔…]+");
            assertThat(Ebemu.container(ebemu.status(), "db").path("exitCode").asInt())
                    .isZero();
        }
    }

    @Test
    void a_second_ctrl_c_leaves_at_once_on_a_terminal_that_knows_ascii_only() {
        try (Ebemu ebemu = new Ebemu(Bundles.of(directory, STUBBORN))) {
            Finished terminal = ebemu.onTerminal(Map.of("TERM", "xterm", "LC_ALL", "C"), "up-left.py", "up");

            assertThat(terminal.exitCode()).as(terminal.toString()).isZero();
            assertThat(terminal.output())
                    .containsPattern("\\+ container:stubborn +\\d+\\.\\ds  started")
                    .contains("exit code 130", "at once", "\nas before");
            assertThat(terminal.output().lines()).contains("signs");
        }
    }

    @Test
    void a_terminal_that_can_do_nothing_gets_plain_lines_without_a_sequence() {
        try (Ebemu ebemu = new Ebemu(Bundles.of(directory, STUBBORN))) {
            Finished terminal = ebemu.onTerminal(Map.of("TERM", "dumb", "LC_ALL", "C"), "up-left.py", "up");

            assertThat(terminal.exitCode()).as(terminal.toString()).isZero();
            assertThat(terminal.output())
                    .contains("+ Starting container:stubborn", "sequences 0", "exit code 130", "at once");
        }
    }
}
