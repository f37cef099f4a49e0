/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Endpoint;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DelayingProxyTest {

    private static final Duration DELAY = Duration.ofMillis(100);

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private DelayingProxy proxy(Duration delay) {
        return DelayingProxy.open(
                InetAddress.getLoopbackAddress(),
                new Endpoint("127.0.0.1", server.getLocalPort()),
                delay,
                new SystemHost());
    }

    private static Socket connect(DelayingProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Sends everything back on every connection, and ends one when the client has ended it. */
    private void echo() {
        Thread accepting = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    CompletableFuture.runAsync(() -> echo(socket), work -> new Thread(work).start());
                } catch (IOException e) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException reset) {
            return;
        }
    }

    @Test
    void what_is_sent_arrives_later_in_each_direction() throws IOException {
        echo();
        try (DelayingProxy proxy = proxy(DELAY);
                Socket socket = connect(proxy)) {
            long begun = System.nanoTime();

            socket.getOutputStream().write("PING".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.getInputStream().readNBytes(4)).isEqualTo("PING".getBytes(StandardCharsets.UTF_8));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));
        }
    }

    @Test
    void who_has_no_more_to_say_still_hears() throws IOException {
        echo();
        try (DelayingProxy proxy = proxy(DELAY);
                Socket socket = connect(proxy)) {
            socket.getOutputStream().write("last words".getBytes(StandardCharsets.UTF_8));

            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo("last words".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void much_arrives_whole_and_in_order_on_many_connections() throws Exception {
        echo();
        byte[] much = new byte[2 << 20];
        new Random(1).nextBytes(much);
        try (DelayingProxy proxy = proxy(Duration.ofMillis(2))) {
            List<CompletableFuture<byte[]>> replies = new ArrayList<>();
            for (int number = 0; number < 10; number++) {
                Socket socket = connect(proxy);
                replies.add(CompletableFuture.supplyAsync(() -> ask(socket, much)));
            }
            for (CompletableFuture<byte[]> reply : replies) {
                assertThat(Arrays.equals(reply.get(), much)).isTrue();
            }
        }
    }

    private static byte[] ask(Socket socket, byte[] what) {
        try (socket) {
            Thread writing = new Thread(() -> {
                try {
                    socket.getOutputStream().write(what);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    return;
                }
            });
            writing.start();
            byte[] reply = socket.getInputStream().readAllBytes();
            writing.join();
            return reply;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_sender_whom_nobody_reads_is_held_back() throws Exception {
        try (DelayingProxy proxy = proxy(Duration.ZERO);
                Socket socket = connect(proxy)) {
            Socket accepted = server.accept();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    socket.getOutputStream().write(new byte[64 << 20]);
                } catch (IOException reset) {
                    throw new IllegalStateException(reset);
                }
            });

            assertThat(sent.completeOnTimeout(null, 500, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isNotCompleted();

            accepted.close();
        }
    }

    @Test
    void its_end_resets_connections_on_both_sides() throws IOException {
        DelayingProxy proxy = proxy(DELAY);
        try (Socket socket = connect(proxy);
                Socket accepted = server.accept()) {
            accepted.setSoTimeout(10_000);

            proxy.close();

            assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("reset");
            assertThatThrownBy(() -> accepted.getInputStream().read()).hasMessageContaining("reset");
        }
    }

    @Test
    void a_server_that_refuses_resets_its_client() throws IOException {
        try (DelayingProxy proxy = proxy(DELAY)) {
            server.close();
            try (Socket socket = connect(proxy)) {
                assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("reset");
            }
        }
    }
}
