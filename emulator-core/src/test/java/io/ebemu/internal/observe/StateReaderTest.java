/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StateReaderTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("shop-env");

    private static Optional<ObservedState> read(Optional<EnvironmentRecord> record, Seen... containers) {
        List<ContainerInfo> seen = Stream.of(containers).map(Seen::build).toList();
        return new StateReader("127.0.0.1", "laptop")
                .read(ENVIRONMENT, seen, Path.of("/home/dev/shop/.ebemu"), record, Optional.of(712L), Optional.empty());
    }

    private static ObservedState unrecorded(Seen... containers) {
        return read(Optional.empty(), containers).orElseThrow();
    }

    private static ObservedState recorded(Recorded record, Seen... containers) {
        return read(Optional.of(record.build()), containers).orElseThrow();
    }

    @Test
    void an_environment_that_has_nothing_is_not_there() {
        assertThat(read(Optional.empty())).isEmpty();
    }

    @Test
    void labels_win_over_the_record() {
        ObservedState state = recorded(Recorded.task().running("web", true), Seen.container("web"));

        assertThat(state.environment()).isEqualTo(ENVIRONMENT);
        assertThat(state.applicationName()).isEqualTo("shop");
        assertThat(state.versionLabel()).isEqualTo("v7");
        assertThat(state.supervisor()).contains(712L);
        assertThat(state.createdAt()).contains(Seen.NOON.minusSeconds(3600));
        assertThat(state.updatedAt()).contains(Seen.NOON.plusSeconds(5));
    }

    @Test
    void the_record_speaks_where_no_label_does() {
        ObservedState state = recorded(Recorded.task().launching().pending("web", true));

        assertThat(state.applicationName()).isEqualTo("recorded-shop");
        assertThat(state.versionLabel()).isEqualTo("recorded-v7");
        assertThat(state.status()).isEqualTo("Launching");
    }

    @Test
    void without_a_record_the_oldest_container_says_since_when() {
        ObservedState state =
                unrecorded(Seen.container("web").createdAt(Seen.NOON.plusSeconds(9)), Seen.container("app"));

        assertThat(state.status()).isEqualTo("Ready");
        assertThat(state.createdAt()).contains(Seen.NOON);
        assertThat(state.updatedAt()).isEmpty();
    }

    @Test
    void containers_stand_in_the_order_of_their_labels() {
        ObservedState state = unrecorded(
                Seen.container("c").order(10),
                Seen.container("a").order(2),
                Seen.container("b").order(1));

        assertThat(state.task().map(Task::containers).orElseThrow())
                .extracting(ContainerSnapshot::name)
                .containsExactly("b", "a", "c");
    }

    @Test
    void services_alone_make_an_environment_without_a_task() {
        ObservedState state = unrecorded(
                Seen.service(Labels.ROLE_ENI, "rds", "orders"), Seen.service(Labels.ROLE_SERVICE, "rds", "orders"));

        assertThat(state.task()).isEmpty();
        assertThat(state.services()).hasSize(1);
        assertThat(state.applicationName()).isEqualTo("shop");
        assertThat(state.versionLabel()).isEmpty();
        assertThat(state.health()).isEqualTo(new EnvironmentHealth("Unknown", "Grey", List.of("There is no task.")));
    }

    @Test
    void a_running_task_is_Green() {
        assertThat(unrecorded(Seen.container("web")).health())
                .isEqualTo(new EnvironmentHealth("Ok", "Green", List.of()));
    }

    @Test
    void a_non_essential_container_that_stopped_is_told_and_does_no_harm() {
        ObservedState state = unrecorded(
                Seen.container("web").order(0),
                Seen.container("job").order(1).nonEssential().exited(1));

        assertThat(state.health())
                .isEqualTo(new EnvironmentHealth("Ok", "Green", List.of("Container job stopped with exit code 1.")));
    }

    @Test
    void a_task_that_comes_up_is_Grey() {
        assertThat(unrecorded(Seen.container("web").created()).health())
                .isEqualTo(new EnvironmentHealth("Pending", "Grey", List.of()));
    }

    @Test
    void a_task_that_died_is_Red_and_says_why_first() {
        ObservedState state = unrecorded(
                Seen.container("web").order(0).exited(137).oomKilled(),
                Seen.container("app").order(1).exited(143),
                Seen.container("job").order(2).nonEssential().failedToStart("no such file"));

        assertThat(state.health())
                .isEqualTo(new EnvironmentHealth(
                        "Severe",
                        "Red",
                        List.of(
                                "ECS task stopped due to: Essential container in task exited.",
                                "Container web stopped with exit code 137: OutOfMemoryError: Container killed due to"
                                        + " memory usage.",
                                "Container app stopped with exit code 143.",
                                "Container job stopped: CannotStartContainerError: no such file.")));
    }

    @Test
    void a_task_is_Red_as_soon_as_it_is_to_stop() {
        assertThat(unrecorded(Seen.container("web").exited(0), Seen.container("app"))
                        .health()
                        .color())
                .isEqualTo("Red");
    }

    @Test
    void a_task_that_the_user_stopped_is_Grey() {
        Recorded record = Recorded.task().running("web", true).stopped(StopCode.USER_INITIATED, "Task stopped by user");
        EnvironmentHealth grey = new EnvironmentHealth("Unknown", "Grey", List.of("Task stopped by user."));

        assertThat(recorded(record, Seen.container("web")).health()).isEqualTo(grey);
        assertThat(recorded(record, Seen.container("web").exited(143)).health()).isEqualTo(grey);
        assertThat(recorded(record).health()).isEqualTo(grey);
    }
}
