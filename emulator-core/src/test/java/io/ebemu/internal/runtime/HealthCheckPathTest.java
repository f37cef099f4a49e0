/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.HealthTransitions.awaitTold;
import static io.ebemu.internal.runtime.HealthTransitions.health;
import static io.ebemu.internal.runtime.HealthTransitions.told;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ebemu.api.Environment;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.ProcessHealthCheck.Codes;
import io.ebemu.model.observed.EnvironmentHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The health check path, as far as the process that supervises asks for it. */
@Timeout(30)
class HealthCheckPathTest {

    @TempDir
    Path directory;

    @Test
    void a_health_check_path_that_fails_is_Severe_for_all_processes_as_long_as_somebody_asks() throws IOException {
        int port = freePort();
        ProcessHealthCheck check = new ProcessHealthCheck(
                "/health", port, Duration.ofMillis(50), Duration.ofSeconds(2), 2, 2, List.of(new Codes(200, 299)));
        try (Workbench bench = new Workbench(directory, publishing("web", port)).healthCheck(check)) {
            Environment environment = bench.launch();
            // Nobody listens yet: in production the application may take its time, too.
            awaitTold(bench, 3);
            HttpServer server = listen(port);
            awaitTold(bench, 4);
            EnvironmentHealth well = health(bench.emulator());
            server.stop(0);
            awaitTold(bench, 5);
            EnvironmentHealth failing = health(bench.emulator());
            environment.release();

            String refused =
                    "ELB health is failing or not available for all instances. Health checks of http://127.0.0.1:"
                            + port + "/health failed: connection refused.";
            assertThat(told(bench).subList(2, 5))
                    .containsExactly(
                            "WARN from Ok to Severe. " + refused,
                            "INFO from Severe to Ok.",
                            "WARN from Ok to Severe. " + refused);
            assertThat(well.status()).isEqualTo("Ok");
            assertThat(failing.color()).isEqualTo("Red");
            assertThat(String.join(" ", failing.causes())).isEqualTo(refused);
            assertThat(health(bench.emulator()).status()).isEqualTo("Ok");
            assertThat(Files.readString(bench.stateDirectory().resolve("health.json")))
                    .contains("Severe");
        }
    }

    private static HttpServer listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_health_check_makes_no_new_task() {
        try (Workbench bench = new Workbench(directory, publishing("web", 21_201))) {
            Environment first = bench.launch();
            String before = bench.container("web").id();
            first.release();
            bench.healthCheck(new ProcessHealthCheck(
                    "/", 21_201, Duration.ofSeconds(15), Duration.ofSeconds(5), 3, 5, List.of(new Codes(200, 200))));
            bench.launch().release();

            assertThat(bench.container("web").id()).isEqualTo(before);
        }
    }
}
