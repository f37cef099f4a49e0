/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AgentSocketTest {

    private static final String USER = System.getProperty("user.name");

    @TempDir
    private Path root;

    private Path temporary;
    private Path state;

    @BeforeEach
    void make() throws IOException {
        temporary = Files.createDirectory(root.resolve("tmp"));
        state = Files.createDirectories(root.resolve("app/.ebemu/fibonacci"));
    }

    @Test
    void the_file_is_in_the_state_directory_and_only_its_user_may_open_it() throws IOException {
        AgentSocket.Bound bound = socket(state).bind();

        try (ServerSocketChannel listening = bound.channel()) {
            assertThat(bound.file()).isEqualTo(state.resolve("agent.sock"));
            assertThat(permissions(bound.file())).isEqualTo("rw-------");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void a_path_too_long_for_a_socket_has_its_file_in_a_directory_of_the_user_s_own() throws IOException {
        Path deep = Files.createDirectories(state.resolve("d".repeat(60)).resolve("e".repeat(60)));

        AgentSocket.Bound bound = socket(deep).bind();

        try (ServerSocketChannel listening = bound.channel();
                SocketChannel client = socket(deep).connect().orElseThrow()) {
            assertThat(bound.file().getParent()).isEqualTo(temporary.resolve("ebemu-" + USER));
            assertThat(permissions(temporary.resolve("ebemu-" + USER))).isEqualTo("rwx------");
            assertThat(client.isConnected()).isTrue();
            assertThat(socket(deep).files())
                    .isEqualTo(socket(deep).files())
                    .doesNotContainAnyElementsOf(socket(state).files());
        }
    }

    @Test
    void no_path_is_longer_than_a_socket_s_may_be() {
        for (int length = 1; length < 200; length++) {
            socket(root.resolve("x".repeat(length)).resolve("é"))
                    .files()
                    .forEach(file -> assertThat(file.toString().getBytes(StandardCharsets.UTF_8))
                            .hasSizeLessThanOrEqualTo(SocketPlaces.LONGEST_PATH_BYTES));
        }
    }

    @Test
    void where_the_state_directory_takes_no_socket_the_other_place_does() throws IOException {
        Path gone = root.resolve("gone");

        AgentSocket.Bound bound = socket(gone).bind();

        try (ServerSocketChannel listening = bound.channel()) {
            assertThat(bound.file()).startsWith(temporary);
            assertThat(socket(gone).connect().map(AgentSocketTest::close)).contains(true);
        }
    }

    @Test
    void a_directory_that_others_may_enter_is_refused_by_both_sides() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("ebemu-" + USER));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path gone = root.resolve("gone");

        assertThatThrownBy(() -> socket(gone).bind())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(open.toString())
                .hasMessageContaining("remove it");
        Files.createFile(socket(gone).files().get(1));
        assertThat(socket(gone).connect()).isEmpty();
    }

    @Test
    void a_file_that_a_killed_agent_left_is_nobody_and_is_replaced() throws IOException {
        socket(state).bind().channel().close();
        assertThat(state.resolve("agent.sock")).exists();
        assertThat(socket(state).connect()).isEmpty();

        try (var channel = socket(state).bind().channel()) {
            assertThat(channel.isOpen()).isTrue();
            assertThat(socket(state).connect().map(AgentSocketTest::close)).contains(true);
        }
    }

    @Test
    void the_peer_is_the_user_of_the_process_at_the_other_end() throws IOException {
        AgentSocket.Bound bound = socket(state).bind();

        try (ServerSocketChannel listening = bound.channel();
                SocketChannel client = socket(state).connect().orElseThrow();
                SocketChannel server = bound.channel().accept()) {
            assertThat(Peer.isOf(server, Files.getOwner(bound.file()))).isTrue();
            assertThat(Peer.isOf(client, () -> "somebody-else")).isEqualTo(USER.equals("root"));
        }
    }

    @Test
    void whoever_does_not_greet_is_not_waited_for() throws IOException {
        AgentSocket.Bound bound = socket(state).bind();

        try (ServerSocketChannel listening = bound.channel()) {
            assertThatThrownBy(() -> new AgentClient(Duration.ofMillis(100)).reach(socket(state)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer");
        }
    }

    @Test
    void lines_of_any_length_and_language_arrive_whole_both_ways() throws Exception {
        AgentSocket.Bound bound = socket(state).bind();
        String line = "é漢字\t".repeat(20_000);

        try (ServerSocketChannel listening = bound.channel();
                SocketLines client = new SocketLines(socket(state).connect().orElseThrow());
                SocketLines server = new SocketLines(bound.channel().accept())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(server, line));
            client.send("short");
            assertThat(client.read()).contains(line);
            assertThat(server.read()).contains("short");
            sending.get();
            client.close();
            assertThat(server.read()).isEqualTo(Optional.empty());
        }
    }

    private static void send(SocketLines lines, String line) {
        try {
            lines.send(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean close(SocketChannel channel) {
        try {
            channel.close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private AgentSocket socket(Path stateDirectory) {
        return new SocketPlaces(temporary, USER).of(stateDirectory);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
