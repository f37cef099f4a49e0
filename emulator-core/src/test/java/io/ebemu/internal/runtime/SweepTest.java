/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.LaunchOptions;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sweep removes, what it only tells, and what it does not touch. */
@Timeout(20)
class SweepTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);
    private static final String MACHINE = MachineName.here(new SystemHost());
    /** No process has that id: Linux gives at most 4194304. */
    private static final String ENDED = "99999999 1700000000000";

    @TempDir
    Path directory;

    @Test
    void an_environment_whose_directory_was_deleted_is_removed_and_its_data_is_kept_and_named() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            new StateDirectory(bench.stateDirectory()).delete();

            SweptEnvironment swept = only(bench, SweepOptions.standard());

            assertThat(bench.all()).isEmpty();
            assertThat(swept.presence()).isEqualTo(Presence.GONE);
            assertThat(swept.finding())
                    .isEqualTo("its directory " + bench.stateDirectory() + " does not exist any more");
            assertThat(swept.removed()).hasSize(3).allMatch(name -> name.startsWith("container "));
            assertThat(swept.keptData()).containsExactly("ebemu-bench-elasticache-cache-data");
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
            assertThat(bench.stateDirectory()).doesNotExist();
        }
    }

    @Test
    void running_containers_of_what_is_gone_are_stopped_before_they_are_removed() {
        try (Workbench bench = new Workbench(directory, essential("web", "app"), essential("app"))) {
            bench.launch().release();
            new StateDirectory(bench.stateDirectory()).delete();

            bench.emulator.sweep(SweepOptions.standard(), event -> {});

            assertThat(bench.calls("stop")).containsExactly("web", "app");
        }
    }

    @Test
    void data_goes_only_when_told_to() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            new StateDirectory(bench.stateDirectory()).delete();

            SweptEnvironment swept = only(bench, new SweepOptions(false, true, Set.of()));

            assertThat(swept.removed()).contains("volume ebemu-bench-elasticache-cache-data");
            assertThat(swept.keptData()).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
        }
    }

    @Test
    void a_dry_run_tells_the_same_and_removes_nothing() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            new StateDirectory(bench.stateDirectory()).delete();

            SweptEnvironment told = only(bench, SweepOptions.standard().rehearsed());

            assertThat(bench.all()).hasSize(3).allMatch(container -> container.running());
            assertThat(only(bench, SweepOptions.standard())).isEqualTo(told);
        }
    }

    @Test
    void an_environment_whose_directory_is_there_is_only_listed_with_what_to_do_about_it() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();

            SweptEnvironment swept = only(bench, new SweepOptions(false, true, Set.of(MACHINE)));

            assertThat(bench.container("web").running()).isTrue();
            assertThat(swept.presence()).isEqualTo(Presence.HERE);
            assertThat(swept.removed()).isEmpty();
            assertThat(swept.finding())
                    .isEqualTo("not supervised; `ebemu up -d` in " + directory
                            + " adopts it, `ebemu terminate -e bench` removes it");
        }
    }

    @Test
    void what_is_supervised_is_not_even_listed() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch();

            assertThat(bench.emulator.sweep(SweepOptions.standard(), event -> {}))
                    .isEmpty();
            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @Test
    void a_test_that_ended_without_cleaning_up_leaves_nothing_and_a_running_one_is_left_alone() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch(LaunchOptions.forTest());
            Path stale = Files.createDirectories(directory.resolve(".ebemu/sweep-test"));
            String orphan = container(
                    bench,
                    "sweep-test",
                    Map.of(Labels.MACHINE, MACHINE, Labels.OWNER, ENDED, Labels.STATE_DIRECTORY, stale.toString()));

            SweptEnvironment swept = only(bench, SweepOptions.standard());

            assertThat(swept.environment()).isEqualTo(new EnvironmentId("sweep-test"));
            assertThat(swept.finding()).isEqualTo("the test that made it, process 99999999, has ended");
            assertThat(bench.engine.containers().inspect(orphan)).isEmpty();
            assertThat(stale).doesNotExist();
            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Labels.ROLE_SNAPSHOT, Labels.ROLE_SERVICE_DATA})
    void data_of_a_test_that_ended_go_and_those_of_an_environment_that_lasted_stay(String role) {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            for (String name : List.of("of-test", "lasting")) {
                Map<String, String> labels = new HashMap<>(Labels.of(ENVIRONMENT, role));
                labels.put(Labels.MACHINE, MACHINE);
                labels.put(Labels.STATE_DIRECTORY, bench.stateDirectory().toString());
                if (name.equals("of-test")) {
                    labels.put(Labels.OWNER, ENDED);
                }
                bench.engine.volumes().create(VolumeSpec.local(name, labels));
            }

            SweptEnvironment swept = only(bench, SweepOptions.standard());

            assertThat(swept.removed()).containsExactly("volume of-test");
            assertThat(swept.keptData()).containsExactly("lasting");
        }
    }

    @Test
    void the_test_processs_own_environment_is_not_gone_because_somebody_cleaned_its_directory() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch(LaunchOptions.forTest());
            Files.delete(bench.stateDirectory().resolve("supervisor"));
            // Its supervisor may write a file there just then.
            await().ignoreExceptions().until(() -> {
                new StateDirectory(bench.stateDirectory()).delete();
                return true;
            });

            bench.emulator.sweep(SweepOptions.standard(), event -> {});

            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @Test
    void what_another_machine_made_stays_until_that_machine_is_said_to_be_gone() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Path same = directory.resolve(".ebemu/elsewhere");
            new StateDirectory(same).create();
            String theirs = container(
                    bench, "elsewhere", Map.of(Labels.MACHINE, "ci-7", Labels.STATE_DIRECTORY, same.toString()));

            SweptEnvironment left = only(bench, SweepOptions.standard());

            assertThat(left.presence()).isEqualTo(Presence.ELSEWHERE);
            assertThat(left.finding()).contains("ci-7", "ebemu sweep --gone-machine ci-7");
            assertThat(bench.engine.containers().inspect(theirs)).isPresent();

            assertThat(only(bench, new SweepOptions(false, false, Set.of("ci-7")))
                            .finding())
                    .isEqualTo("its machine ci-7 is no more");
            assertThat(bench.engine.containers().inspect(theirs)).isEmpty();
            assertThat(same).as("a directory of this machine").isDirectory();
        }
    }

    @Test
    void bystanders_without_our_labels_or_with_half_of_them_are_not_touched() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            String bystander = bench.engine.containers().create(ContainerSpec.of("bystander", "image", Map.of()));
            bench.engine.volumes().create(VolumeSpec.local("bystander", Map.of(Labels.ROLE, Labels.ROLE_TASK_VOLUME)));
            String silent = container(bench, "silent", Map.of(Labels.MACHINE, MACHINE));
            String odd = container(bench, "?", Map.of(Labels.MACHINE, MACHINE, Labels.STATE_DIRECTORY, "/nonsuch"));

            SweptEnvironment left = only(bench, new SweepOptions(false, true, Set.of()));

            assertThat(left.presence()).isEqualTo(Presence.UNKNOWN);
            assertThat(left.finding()).contains("docker rm -f silent");
            assertThat(List.of(bystander, silent, odd))
                    .allMatch(id -> bench.engine.containers().inspect(id).isPresent());
            assertThat(bench.engine.volumes().exists("bystander")).isTrue();
        }
    }

    @Test
    void volumes_of_a_task_that_has_no_container_go_even_where_the_directory_is_there() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, event -> {});
            bench.engine
                    .volumes()
                    .create(VolumeSpec.local(
                            "scratch",
                            Map.of(
                                    Labels.ENVIRONMENT,
                                    "bench",
                                    Labels.ROLE,
                                    Labels.ROLE_TASK_VOLUME,
                                    Labels.MACHINE,
                                    MACHINE,
                                    Labels.STATE_DIRECTORY,
                                    bench.stateDirectory().toString())));

            SweptEnvironment swept = only(bench, SweepOptions.standard());

            assertThat(swept.removed()).containsExactly("volume scratch");
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT)))
                    .extracting(volume -> volume.name())
                    .containsExactly("ebemu-bench-elasticache-cache-data");
            assertThat(bench.stateDirectory()).isDirectory();
        }
    }

    @Test
    void containers_that_a_killed_launch_created_and_never_started_go() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            bench.engine.containers().remove(bench.container("web").id());
            Path record = bench.stateDirectory().resolve("environment.json");
            String made = container(
                    bench,
                    "bench",
                    Map.of(
                            Labels.ROLE,
                            Labels.ROLE_TASK,
                            Labels.MACHINE,
                            MACHINE,
                            Labels.STATE_DIRECTORY,
                            bench.stateDirectory().toString()));

            assertThat(only(bench, SweepOptions.standard()).removed())
                    .as("a launch that had ended")
                    .isEmpty();
            Files.writeString(record, Files.readString(record).replace("\"Ready\"", "\"Launching\""));

            assertThat(only(bench, SweepOptions.standard()).removed()).hasSize(1);
            assertThat(bench.engine.containers().inspect(made)).isEmpty();
        }
    }

    private static SweptEnvironment only(Workbench bench, SweepOptions options) {
        List<SweptEnvironment> found = bench.emulator.sweep(options, bench.events::add);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** A container of an environment, as another process may have made it. */
    private static String container(Workbench bench, String environment, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put(Labels.ENVIRONMENT, environment);
        all.putIfAbsent(Labels.ROLE, Labels.ROLE_TASK);
        String name = environment.equals("?") ? "odd" : environment;
        return bench.engine.containers().create(ContainerSpec.of(name, "image", all));
    }
}
