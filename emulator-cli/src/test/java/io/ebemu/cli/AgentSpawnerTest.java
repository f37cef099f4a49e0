/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AgentSpawnerTest {

    @TempDir
    private Path directory;

    @Test
    void the_command_line_is_the_launcher_and_the_verb_and_nothing_of_the_request() throws IOException {
        script("setsid", "exec \"$@\"");

        assertThat(new AgentSpawner(List.of("/opt/ebemu"), directory.toString()).command())
                .containsExactly("setsid", "/opt/ebemu", "agent");
    }

    @Test
    void without_setsid_a_shell_s_job_control_keeps_the_terminal_s_signals_away() {
        assertThat(new AgentSpawner(List.of("/opt/ebemu"), directory.toString()).command())
                .startsWith("sh", "-m", "-c")
                .endsWith("/opt/ebemu", "agent");
    }

    @Test
    void the_request_arrives_on_standard_input_with_setsid() throws IOException {
        assertThatItEchoes(new AgentSpawner(List.of(echo().toString()), System.getenv("PATH")));
    }

    @Test
    void the_request_arrives_on_standard_input_with_job_control_too() throws IOException {
        assertThatItEchoes(new AgentSpawner(List.of(echo().toString()), directory.toString()));
    }

    private static void assertThatItEchoes(AgentSpawner spawner) throws IOException {
        Process process = spawner.start();
        try (Writer to = process.outputWriter(UTF_8);
                BufferedReader from = process.inputReader(UTF_8)) {
            to.write("request\n");
            to.flush();
            assertThat(from.readLine()).isEqualTo("agent got request, no build: 1");
        }
    }

    private Path echo() throws IOException {
        return script("echo", "read line; sleep 0.2; echo \"$1 got $line, no build: $EBEMU_NO_BUILD\"");
    }

    private Path script(String name, String body) throws IOException {
        Path script = directory.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
