/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a directory made like {@code /proc}. */
final class PortHolderTest {

    private static final String LISTENING = "0A";
    private static final String ESTABLISHED = "01";

    @TempDir
    private Path proc;

    @BeforeEach
    void tables() throws IOException {
        Files.createDirectory(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n");
    }

    private void socket(String table, String local, String state, int inode) throws IOException {
        Path file = proc.resolve("net").resolve(table);
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(
                file,
                before + "   0: " + local + " 00000000:0000 " + state
                        + " 00000000:00000000 00:00000000 00000000  1000        0 " + inode
                        + " 1 0000000000000000 100 0 0 10 0\n");
    }

    private Path process(int pid, String name) throws IOException {
        Path process = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(process.resolve("comm"), name + "\n");
        return Files.createDirectory(process.resolve("fd"));
    }

    private static void descriptor(Path fd, int number, String target) throws IOException {
        Files.createSymbolicLink(fd.resolve(Integer.toString(number)), Path.of(target));
    }

    private PortHolder holder() {
        return new PortHolder(proc);
    }

    @Test
    void the_process_that_listens_is_named() throws IOException {
        socket("tcp", "0100007F:1F90", LISTENING, 4711);
        descriptor(process(700, "sshd"), 3, "socket:[99]");
        Path nginx = process(712, "nginx");
        descriptor(nginx, 0, "/dev/null");
        descriptor(nginx, 6, "socket:[4711]");

        assertThat(holder().listens(8080)).isTrue();
        assertThat(holder().process(8080)).contains("nginx (process 712)");
    }

    @Test
    void a_port_on_which_nobody_listens_is_free() throws IOException {
        socket("tcp", "0100007F:1F90", LISTENING, 4711);

        assertThat(holder().listens(8081)).isFalse();
        assertThat(holder().process(8081)).isEmpty();
    }

    @Test
    void a_connection_is_not_a_listener() throws IOException {
        socket("tcp", "0100007F:1F90", ESTABLISHED, 4711);
        descriptor(process(712, "curl"), 6, "socket:[4711]");

        assertThat(holder().listens(8080)).isFalse();
        assertThat(holder().process(8080)).isEmpty();
    }

    @Test
    void a_listener_on_IPv6_is_found_too() throws IOException {
        socket("tcp6", "00000000000000000000000000000000:0050", LISTENING, 4712);
        descriptor(process(713, "java"), 9, "socket:[4712]");

        assertThat(holder().listens(80)).isTrue();
        assertThat(holder().process(80)).contains("java (process 713)");
    }

    @Test
    void a_port_is_not_taken_for_one_that_ends_alike() throws IOException {
        socket("tcp", "00000000:1050", LISTENING, 4711);

        assertThat(holder().listens(0x50)).isFalse();
        assertThat(holder().listens(0x1050)).isTrue();
    }

    @Test
    void a_process_whose_descriptors_cannot_be_read_is_passed_over() throws IOException {
        socket("tcp", "00000000:1F90", LISTENING, 4711);
        Path ended = Files.createDirectory(proc.resolve("600"));
        Files.writeString(ended.resolve("comm"), "ended\n");
        Files.writeString(Files.createDirectory(proc.resolve("601")).resolve("fd"), "no directory");

        assertThat(holder().listens(8080)).isTrue();
        assertThat(holder().process(8080)).isEmpty();

        descriptor(process(712, "nginx"), 6, "socket:[4711]");
        assertThat(holder().process(8080)).contains("nginx (process 712)");
    }

    @Test
    void a_descriptor_that_cannot_be_read_does_not_hide_the_others() throws IOException {
        socket("tcp", "00000000:1F90", LISTENING, 4711);
        Path nginx = process(712, "nginx");
        for (int number = 0; number < 20; number++) {
            Files.writeString(nginx.resolve(Integer.toString(number)), "no link");
        }
        descriptor(nginx, 20, "socket:[4711]");
        for (int number = 21; number < 40; number++) {
            Files.writeString(nginx.resolve(Integer.toString(number)), "no link");
        }

        assertThat(holder().process(8080)).contains("nginx (process 712)");
    }

    @Test
    void where_there_is_no_proc_nobody_is_found() {
        PortHolder holder = new PortHolder(proc.resolve("nowhere"));

        assertThat(holder.listens(8080)).isFalse();
        assertThat(holder.process(8080)).isEmpty();
    }
}
