/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path directory;

    @Test
    void what_is_written_is_read_back() {
        SettingsFile file = new SettingsFile(directory.resolve("settings.json"));
        for (HostPorts ports :
                List.of(new HostPorts.Production(), new HostPorts.Random(), new HostPorts.Offset(1000))) {
            file.write(settings(ports));

            assertThat(file.read()).contains(settings(ports));
        }
    }

    @Test
    void properties_may_be_secrets_so_only_the_owner_reads_them_and_no_text_shows_them() throws IOException {
        Path path = directory.resolve("settings.json");

        new SettingsFile(path).write(settings(new HostPorts.Random()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(settings(new HostPorts.Random()).toString()).contains("KEY").doesNotContain("hunter2");
    }

    @Test
    void a_file_without_settings_counts_as_none() throws IOException {
        Path path = directory.resolve("settings.json");
        assertThat(new SettingsFile(path).read()).isEmpty();
        for (String content : List.of("", "{", "[]", "{}", "{\"bundle\":1}")) {
            Files.writeString(path, content);

            assertThat(new SettingsFile(path).read()).as(content).isEmpty();
        }
    }

    private static EnvironmentSettings settings(HostPorts ports) {
        return new EnvironmentSettings(
                Path.of("/bundle"), Map.of("KEY", "hunter2"), Optional.of("t3.micro"), true, ports, Optional.of("v1"));
    }
}
