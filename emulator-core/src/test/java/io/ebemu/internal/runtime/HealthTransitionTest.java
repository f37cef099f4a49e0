/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.HealthCheck;
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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transitions of an environment's health are events. */
@Timeout(30)
class HealthTransitionTest {

    private static final String BEGINS = "Environment health has transitioned ";

    @TempDir
    Path directory;

    private static List<EnvironmentEvent> transitions(List<EnvironmentEvent> events) {
        return events.stream()
                .filter(event -> event.message().startsWith(BEGINS))
                .toList();
    }

    private static List<String> told(Workbench bench) {
        return transitions(bench.events).stream()
                .map(event -> event.severity() + " " + event.message().substring(BEGINS.length()))
                .toList();
    }

    private static void awaitTold(Workbench bench, int times) {
        await().until(() -> told(bench).size() >= times);
    }

    private static ContainerDefinition checked(String name) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .healthCheck(Optional.of(new HealthCheck(
                        List.of("CMD", "true"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .build();
    }

    private static EnvironmentHealth health(BeanstalkEmulator emulator) {
        emulator.environmentOf(BUNDLE);
        return emulator.describe(ENVIRONMENT).orElseThrow().health();
    }

    @Test
    void a_launch_goes_from_Pending_to_Ok() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();

            assertThat(told(bench))
                    .containsExactly("INFO to Pending. Initialization in progress.", "INFO from Pending to Ok.");
        }
    }

    @Test
    void an_update_goes_from_Ok_over_Info_to_Ok() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment first = bench.launch();
            awaitTold(bench, 2);
            first.release();
            Environment second =
                    bench.containers(essential("web"), helper("job")).launch();
            awaitTold(bench, 4);
            second.release();

            assertThat(told(bench).subList(2, 4))
                    .containsExactly(
                            "INFO from Ok to Info. Command is executing on all instances.", "INFO from Info to Ok.");
        }
    }

    @Test
    void a_deployment_is_Info_until_it_is_done() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.deploy(BUNDLE, DeployOptions.standard());
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench).subList(2, told(bench).size()))
                    .containsExactly(
                            "INFO from Ok to Info. Command is executing on all instances.", "INFO from Info to Ok.");
        }
    }

    @Test
    void a_deployment_that_fails_twice_is_told_once_as_Severe() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.programs.put("web", Behaviour.exits(3));
            assertThat(catchThrowable(() -> environment.deploy(BUNDLE, DeployOptions.standard())))
                    .isInstanceOf(EnvironmentFailedException.class);
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench)).hasSize(4);
            assertThat(told(bench).get(3)).startsWith("WARN from Info to Severe. ECS task stopped due to:");
        }
    }

    @Test
    void a_launch_that_fails_does_not_stay_Pending() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.programs.put("web", Behaviour.exits(3));

            assertThat(catchThrowable(bench::launch)).isNotNull();

            assertThat(told(bench)).hasSize(2).last().asString().startsWith("WARN from Pending to Severe.");
        }
    }

    @Test
    void an_essential_container_that_ends_is_Severe_and_told_once() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("job"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.engine.exit(bench.container("web").id(), 3);
            environment.awaitStopped();
            environment.release();

            assertThat(told(bench))
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith("WARN from Ok to Severe. ECS task stopped due to:"
                            + " Essential container in task exited. Container web stopped with exit code 3.");
        }
    }

    @Test
    void an_UNHEALTHY_container_is_a_Warning_until_it_is_HEALTHY_again() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            String web = bench.container("web").id();
            bench.engine.health(web, "unhealthy");
            awaitTold(bench, 3);
            bench.engine.health(web, "unhealthy");
            bench.engine.health(web, "healthy");
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench).subList(2, 4))
                    .containsExactly(
                            "WARN from Ok to Warning. Container web is UNHEALTHY: its healthCheck failed 3 times in a"
                                    + " row.",
                            "INFO from Warning to Ok.");
        }
    }

    @Test
    void what_changed_while_the_events_were_lost_is_told_when_they_are_back() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.engine.health(bench.container("web").id(), "unhealthy");
            bench.engine.reconnect();
            awaitTold(bench, 3);
            environment.release();

            assertThat(told(bench)).hasSize(3);
        }
    }

    @Test
    void who_adopts_an_environment_tells_only_what_has_changed_since() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment first = bench.launch();
            awaitTold(bench, 2);
            first.release();
            List<EnvironmentEvent> quiet = new CopyOnWriteArrayList<>();
            bench.emulator.launch(BUNDLE, LaunchOptions.standard(), quiet::add).release();
            bench.engine.health(bench.container("web").id(), "unhealthy");
            bench.emulator
                    .launch(BUNDLE, LaunchOptions.standard(), bench.events::add)
                    .release();

            assertThat(transitions(quiet)).isEmpty();
            assertThat(told(bench)).hasSize(3).last().asString().startsWith("WARN from Ok to Warning.");
        }
    }

    @Test
    void transitions_are_recorded_with_the_other_events() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();

            List<EnvironmentEvent> recorded = new CopyOnWriteArrayList<>();
            bench.emulator.events(ENVIRONMENT, recorded::add);
            assertThat(transitions(recorded))
                    .isEqualTo(transitions(bench.events))
                    .hasSize(2);
        }
    }

    @Test
    void a_down_forgets_the_health_of_the_task_before() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();
            bench.emulator.down(ENVIRONMENT, event -> {});
            bench.events.clear();
            Environment again = bench.launch();
            awaitTold(bench, 2);
            again.release();

            assertThat(told(bench)).first().isEqualTo("INFO to Pending. Initialization in progress.");
        }
    }

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
