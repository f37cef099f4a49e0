/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.LogConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What production sends to CloudWatch Logs is kept in files. */
@Timeout(20)
class AwsLogsTest {

    private static final String GROUP = "/ecs/shop";

    @TempDir
    Path directory;

    /** A bench whose containers all log to the group, in streams of that prefix. */
    private Workbench bench(Map<String, String> prefix) {
        Workbench bench = new Workbench(directory, logging("web", true, prefix), logging("worker", false, prefix));
        bench.programs.put("web", Behaviour.runs().printing("one", "zwei: ü"));
        return bench;
    }

    private Workbench bench() {
        return bench(Map.of("awslogs-stream-prefix", "v1"));
    }

    private static ContainerDefinition logging(String name, boolean essential, Map<String, String> prefix) {
        Map<String, String> options = new HashMap<>(prefix);
        options.put("awslogs-group", GROUP);
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .essential(essential)
                .logConfiguration(Optional.of(new LogConfiguration("awslogs", options, Map.of())))
                .build();
    }

    /** The file of a container that was not removed yet. */
    private static Path file(Workbench bench, String container) {
        String task = bench.container(container).label(Labels.ECS_TASK_ARN).replaceFirst(".*/", "");
        return bench.stateDirectory()
                .resolve("log/awslogs/ecs/shop/v1")
                .resolve(container)
                .resolve(task);
    }

    private static void awaitContent(Path file, String content) {
        await().untilAsserted(() -> assertThat(file).hasContent(content));
    }

    @Test
    void lines_are_kept_as_they_come_and_the_last_ones_before_a_stop_ends() {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            Path web = file(bench, "web");
            Path worker = file(bench, "worker");
            awaitContent(web, "one\nzwei: ü\n");

            bench.engine.print(bench.container("web").id(), true, "trouble");
            awaitContent(web, "one\nzwei: ü\ntrouble\n");
            bench.engine.print(bench.container("worker").id(), false, "last");
            environment.stop();

            assertThat(web).hasContent("one\nzwei: ü\ntrouble\n");
            assertThat(worker).hasContent("last\n");
        }
    }

    @Test
    void only_the_owner_reads_them() throws IOException {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            Path file = file(bench, "web");
            environment.stop();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            for (Path above = file.getParent(); !above.equals(bench.stateDirectory()); above = above.getParent()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(above)))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void who_adopts_a_task_writes_its_whole_log_anew() {
        try (Workbench bench = bench()) {
            bench.launch().release();
            bench.engine.print(bench.container("web").id(), false, "while nobody looked");

            Environment adopted = bench.launch();

            awaitContent(file(bench, "web"), "one\nzwei: ü\nwhile nobody looked\n");
            assertThat(bench.events)
                    .extracting("message")
                    .contains("Logs of web, worker are kept in "
                            + bench.stateDirectory().resolve("log/awslogs/ecs/shop")
                            + "; production sends them to CloudWatch Logs group \"/ecs/shop\".");
            bench.engine.reconnect();
            bench.engine.print(bench.container("web").id(), false, "after");
            awaitContent(file(bench, "web"), "one\nzwei: ü\nwhile nobody looked\nafter\n");
            adopted.release();
        }
    }

    @Test
    void what_a_task_writes_while_it_is_taken_down_is_kept_although_its_supervisor_let_go() {
        try (Workbench bench = bench()) {
            bench.launch().release();
            Path web = file(bench, "web");
            bench.engine.print(bench.container("web").id(), false, "bye");
            bench.emulator.environmentOf(BUNDLE);

            bench.emulator.down(ENVIRONMENT, bench.events::add);

            assertThat(bench.all()).isEmpty();
            assertThat(web).hasContent("one\nzwei: ü\nbye\n");
        }
    }

    @Test
    void terminating_an_environment_leaves_no_file() {
        try (Workbench bench = bench()) {
            Environment environment = bench.launch();
            await().until(() -> Files.exists(file(bench, "web")));
            environment.release();

            bench.emulator.environmentOf(BUNDLE);
            bench.emulator.terminate(ENVIRONMENT, false, bench.events::add);

            assertThat(bench.stateDirectory()).doesNotExist();
        }
    }

    @Test
    void a_log_that_cannot_be_written_is_told_once_and_the_task_runs_on() throws IOException {
        try (Workbench bench = bench()) {
            Files.createDirectories(bench.stateDirectory().resolve("log"));
            Files.writeString(bench.stateDirectory().resolve("log/awslogs"), "in the way");

            Environment environment = bench.launch();
            await().until(() -> bench.messages().stream().anyMatch(AwsLogsTest::isTrouble));
            bench.engine.reconnect();
            environment.stop();

            assertThat(bench.messages().stream().filter(AwsLogsTest::isTrouble)).hasSize(1);
            assertThat(bench.messages()).contains("Successfully launched environment: bench");
        }
    }

    private static boolean isTrouble(String message) {
        return message.contains("is no longer kept");
    }

    @Test
    void containers_that_log_elsewhere_have_no_file() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().stop();

            assertThat(bench.stateDirectory().resolve("log")).doesNotExist();
            assertThat(bench.messages()).noneMatch(message -> message.contains("CloudWatch"));
        }
    }

    @Test
    void a_launch_says_for_each_group_where_its_logs_will_be() {
        try (Workbench bench = bench()) {
            StateDirectory state = new StateDirectory(bench.stateDirectory());
            Plan plan = new Plan(List.of(creating(1, "web", "x"), creating(2, "api", "y"), creating(3, "job", "x")));
            try (EventDispatcher events = new EventDispatcher(ENVIRONMENT, new SystemHost(), bench.events::add);
                    AwsLogs logs =
                            new AwsLogs(bench.engine, new WorldReader(bench.engine, ENVIRONMENT), state, events)) {
                logs.begin(plan, World.empty());
            }

            assertThat(bench.messages())
                    .containsExactly(
                            "Logs of web, job are kept in " + state.awslogs("x", "")
                                    + "; production sends them to CloudWatch Logs group \"x\".",
                            "Logs of api are kept in " + state.awslogs("y", "")
                                    + "; production sends them to CloudWatch Logs group \"y\".");
        }
    }

    private static PlannedStep creating(int number, String container, String group) {
        ContainerSpec spec = new SpecBuilder(container, "image")
                .label(Labels.ECS_TASK_ARN, "arn")
                .label(Labels.ECS_CONTAINER_NAME, container)
                .label(Labels.AWSLOGS_GROUP, group)
                .build();
        return new PlannedStep(
                number, List.of(), "container:" + container, new Step.CreateContainer(spec, Map.of()), "", true);
    }

    @ParameterizedTest
    @CsvSource({
        "/ecs/shop, web/web/0a1b, ecs/shop/web/web/0a1b",
        "../../etc, ../passwd, %2E%2E/%2E%2E/etc/%2E%2E/passwd",
        "., a//b, %2E/a/b",
        "my_group.x-y#1, a b:c, my_group.x-y#1/a%20b%3Ac",
        "größe, 100%, gr%C3%B6%C3%9Fe/100%25",
        "win\\..\\up, nul, win%5C..%5Cup/nul"
    })
    void a_name_makes_a_path_that_stays_in_the_directory(String group, String stream, String path) {
        assertThat(new StateDirectory(directory).awslogs(group, stream))
                .isEqualTo(directory.resolve("log/awslogs").resolve(path));
    }

    @Test
    void without_a_stream_the_container_id_is_its_name() {
        try (Workbench bench = bench(Map.of())) {
            Environment environment = bench.launch();
            String id = bench.container("web").id();
            environment.stop();

            assertThat(bench.stateDirectory().resolve("log/awslogs/ecs/shop").resolve(id))
                    .hasContent("one\nzwei: ü\n");
        }
    }
}
