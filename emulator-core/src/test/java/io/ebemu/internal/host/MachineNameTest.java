/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineNameTest {

    @TempDir
    Path root;

    @Test
    void machines_of_one_host_name_are_told_apart_by_their_ids_which_are_not_shown() throws IOException {
        write("proc/sys/kernel/hostname", "build\n");
        write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        String one = name();
        write("etc/machine-id", "fedcba9876543210fedcba9876543210\n");

        assertThat(one).matches("build-[0-9a-f]{8}").doesNotContain("01234567").isNotEqualTo(name());
    }

    @Test
    void without_a_machine_id_it_is_the_host_name_alone() throws IOException {
        write("proc/sys/kernel/hostname", "3f2a9c\n");
        write("etc/machine-id", "\n");

        assertThat(name()).isEqualTo("3f2a9c");
    }

    @Test
    void a_system_without_proc_has_a_name_too() {
        assertThat(name()).isNotBlank();
    }

    private String name() {
        return new MachineName(root, new SystemHost()).read();
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
