/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.model.ContainerDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReadyWaitTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path directory;

    @Test
    void a_task_that_publishes_nothing_and_has_no_health_check_is_ready_once_it_runs() throws Exception {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Environment environment = bench.launch()) {

            environment.awaitReady(SHORT);
        }
    }

    @Test
    void a_port_on_which_nobody_listens_is_named_with_what_was_seen() throws Exception {
        int port = freePort();
        try (Workbench bench = new Workbench(directory, publishing("web", port));
                Environment environment = bench.launch()) {

            assertThatThrownBy(() -> environment.awaitReady(SHORT))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("not ready within", "of container web", ":" + port, "refused");
        }
    }

    @Test
    void a_port_whose_connections_the_engine_closes_is_ready_when_they_are_held() throws Exception {
        AtomicBoolean programListens = new AtomicBoolean();
        int port = freePort();
        try (Workbench bench = new Workbench(directory, publishing("web", port));
                Environment environment = bench.launch();
                ServerSocket proxy = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            serve(proxy, programListens);

            assertThatThrownBy(() -> environment.awaitReady(SHORT)).hasMessageContaining("closed at once");

            CompletableFuture<Void> ready = inBackground(environment);
            programListens.set(true);
            ready.get();
        }
    }

    @Test
    void a_container_is_waited_for_until_its_health_check_says_healthy() throws Exception {
        try (Workbench bench = new Workbench(directory, checked());
                Environment environment = bench.launch()) {

            assertThatThrownBy(() -> environment.awaitReady(SHORT))
                    .hasMessageContaining("container web is RUNNING, its health check says UNKNOWN");

            CompletableFuture<Void> ready = inBackground(environment);
            bench.engine.health(bench.container("web").id(), "healthy");
            ready.get();
        }
    }

    @Test
    void a_task_that_stops_is_not_waited_for() throws Exception {
        try (Workbench bench = new Workbench(directory, checked());
                Environment environment = bench.launch()) {
            CompletableFuture<Void> ready = inBackground(environment);

            bench.engine.containers().kill(bench.container("web").id(), "KILL");

            assertThatThrownBy(ready::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("stopped before it was ready: Essential container in task exited");
            assertThat(ready).isCompletedExceptionally();
        }
    }

    private static CompletableFuture<Void> inBackground(Environment environment) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                environment.awaitReady(LONG);
                done.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        waiting.start();
        return done;
    }

    /** Accepts connections as the engine's proxy does: whether the container does shows later. */
    private static void serve(ServerSocket proxy, AtomicBoolean held) {
        Thread accepting = new Thread(() -> {
            try {
                while (true) {
                    Socket connection = proxy.accept();
                    if (!held.get()) {
                        connection.close();
                    }
                }
            } catch (IOException closed) {
                return;
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    private static ContainerDefinition checked() {
        return DependencyOrderTest.checked("web").build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
