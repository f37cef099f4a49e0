/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.EnhancedStatus;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has more than the task to say about an environment's health; the task alone is in {@link StateReaderTest}. */
class EnhancedHealthTest {

    private static final Optional<Long> SUPERVISED = Optional.of(712L);
    private static final Optional<Long> ALONE = Optional.empty();
    private static final Optional<String> FAILING = Optional.of("Health checks of http://h/ timed out after 5 s.");

    private static ObservedState state(
            Optional<Recorded> record, Optional<Long> supervisor, Optional<String> failing, Seen... containers) {
        return new StateReader("127.0.0.1", "laptop")
                .read(
                        new EnvironmentId("shop-env"),
                        Stream.of(containers).map(Seen::build).toList(),
                        Path.of("/home/dev/shop/.ebemu"),
                        record.map(Recorded::build),
                        supervisor,
                        failing)
                .orElseThrow();
    }

    private static EnvironmentHealth health(
            Optional<Recorded> record, Optional<Long> supervisor, Optional<String> failing, Seen... containers) {
        return state(record, supervisor, failing, containers).health();
    }

    @ParameterizedTest
    @CsvSource({
        "Ok,Green",
        "Info,Green",
        "Warning,Yellow",
        "Degraded,Red",
        "Severe,Red",
        "Pending,Grey",
        "Unknown,Grey",
        "Suspended,Grey"
    })
    void each_status_has_its_colour(String word, String color) {
        assertThat(EnhancedStatus.of(word).orElseThrow().color()).isEqualTo(color);
    }

    @Test
    void an_environment_that_is_created_is_Pending() {
        assertThat(health(
                        Optional.of(Recorded.task().launching().pending("web", true)),
                        SUPERVISED,
                        Optional.empty(),
                        Seen.container("web").created()))
                .isEqualTo(new EnvironmentHealth("Pending", "Grey", List.of("Initialization in progress.")));
    }

    @Test
    void an_environment_that_is_updated_is_Info_whatever_its_old_task_does() {
        assertThat(health(
                        Optional.of(Recorded.task().updating().pending("web", true)),
                        SUPERVISED,
                        FAILING,
                        Seen.container("web").exited(1)))
                .isEqualTo(new EnvironmentHealth("Info", "Green", List.of("Command is executing on all instances.")));
    }

    @Test
    void a_launch_whose_process_was_killed_is_not_under_way() {
        assertThat(health(
                        Optional.of(Recorded.task().launching().pending("web", true)),
                        ALONE,
                        Optional.empty(),
                        Seen.container("web").created()))
                .isEqualTo(new EnvironmentHealth(
                        "Pending", "Grey", List.of("No process brings the environment up; ebemu up -d does.")));
    }

    @Test
    void a_task_that_nobody_supervises_is_Ok_and_says_so() {
        EnvironmentHealth health = health(Optional.empty(), ALONE, Optional.empty(), Seen.container("web"));

        assertThat(health.status()).isEqualTo("Ok");
        assertThat(health.causes())
                .singleElement()
                .asString()
                .startsWith("No process supervises the environment")
                .endsWith("ebemu up -d adopts it.");
    }

    @Test
    void an_essential_container_that_is_UNHEALTHY_is_a_Warning() {
        ObservedState state = state(
                Optional.empty(),
                SUPERVISED,
                Optional.empty(),
                Seen.container("web").unhealthy(3));

        assertThat(state.task().orElseThrow().healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(state.health())
                .isEqualTo(new EnvironmentHealth(
                        "Warning",
                        "Yellow",
                        List.of("Container web is UNHEALTHY: its healthCheck failed 3 times in a row.")));
    }

    @Test
    void a_non_essential_container_that_is_UNHEALTHY_is_a_cause_and_no_more() {
        assertThat(health(
                        Optional.empty(),
                        SUPERVISED,
                        Optional.empty(),
                        Seen.container("web").order(0),
                        Seen.container("job").order(1).nonEssential().unhealthy(1)))
                .isEqualTo(new EnvironmentHealth(
                        "Ok", "Green", List.of("Container job is UNHEALTHY: its healthCheck failed.")));
    }

    @Test
    void a_failing_health_check_path_is_Severe_in_the_words_of_the_load_balancer() {
        assertThat(health(
                        Optional.empty(),
                        SUPERVISED,
                        FAILING,
                        Seen.container("web").unhealthy(2)))
                .isEqualTo(new EnvironmentHealth(
                        "Severe",
                        "Red",
                        List.of(
                                "ELB health is failing or not available for all instances.",
                                "Health checks of http://h/ timed out after 5 s.",
                                "Container web is UNHEALTHY: its healthCheck failed 2 times in a row.")));
    }

    @Test
    void the_task_is_HEALTHY_once_all_essential_containers_are() {
        Seen job = Seen.container("job").order(2).nonEssential().unhealthy(1);

        assertThat(taskHealth(checked("web", 0, "healthy"), checked("app", 1, "healthy"), job))
                .isEqualTo(HealthStatus.HEALTHY);
        assertThat(taskHealth(checked("web", 0, "healthy"), checked("app", 1, "starting"), job))
                .isEqualTo(HealthStatus.UNKNOWN);
        assertThat(taskHealth(
                        checked("web", 0, "healthy"), Seen.container("app").order(1), job))
                .isEqualTo(HealthStatus.UNKNOWN);
        assertThat(taskHealth(
                        checked("web", 0, "starting"),
                        Seen.container("app").order(1).unhealthy(3)))
                .isEqualTo(HealthStatus.UNHEALTHY);
    }

    private static Seen checked(String name, int order, String word) {
        return Seen.container(name).order(order).unhealthy(0).health(word);
    }

    private static HealthStatus taskHealth(Seen... containers) {
        return state(Optional.empty(), SUPERVISED, Optional.empty(), containers)
                .task()
                .orElseThrow()
                .healthStatus();
    }
}
