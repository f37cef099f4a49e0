/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.model.observed.ContainerStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Definitions that are refused when the task is registered, and those beside them that are taken. */
class AdmissionDockerIT {

    @Scenario(
            id = "C06",
            name = "no essential container",
            setup = "`a?`, `b?`",
            expected = "refused: Task definition doesn't have any essential container.",
            boundSeconds = 2)
    void a_task_without_an_essential_container_is_refused(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.optional("a").sleeps(), Container.optional("b").sleeps()));

        assertThat(refusal).contains("Task definition doesn't have any essential container.");
    }

    @Scenario(
            id = "C07",
            name = "no memory setting",
            setup = "`a!` with neither memory nor memoryReservation",
            expected = "refused, with the container's name: At least one of 'memory' or 'memoryReservation' must be"
                    + " specified.",
            boundSeconds = 2)
    void a_container_without_a_memory_setting_is_refused(Trial trial) {
        String refusal = trial.refusal(
                Dockerrun.of(Container.essential("a").without("memory").sleeps()));

        assertThat(refusal)
                .contains("Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be"
                        + " specified.");
    }

    @Scenario(
            id = "C08",
            name = "reservation above the limit",
            setup = "memory 64 and memoryReservation 128; then 64 and 64",
            expected = "the first is refused, the second runs",
            boundSeconds = 10)
    void a_reservation_may_reach_the_limit_but_not_pass_it(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").with("memoryReservation", 128).sleeps()));
        trial.up(Dockerrun.of(
                Container.essential("a").with("memoryReservation", 64).sleeps()));

        assertThat(refusal).contains("memoryReservation", "128", "64");
        assertThat(trial.inspect("a").path("State").path("Running").asBoolean()).isTrue();
    }

    @Scenario(
            id = "C09",
            name = "eleven containers",
            setup = "eleven definitions; then ten",
            expected = "Too many containers.; ten run",
            boundSeconds = 30)
    void ten_containers_run_and_eleven_are_refused(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(sleepers(11)));
        trial.up(Dockerrun.of(sleepers(10)));

        assertThat(refusal).contains("Too many containers.");
        assertThat(trial.containers(false)).hasSize(10);
    }

    @Scenario(
            id = "C10",
            name = "duplicate name",
            setup = "two containers `a`",
            expected = "refused: Container names must be unique within a Task Definition.",
            boundSeconds = 2)
    void two_containers_of_one_name_are_refused(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps(), Container.optional("a").sleeps()));

        assertThat(refusal).contains("Container names must be unique within a Task Definition.");
    }

    @Scenario(
            id = "C11",
            name = "bad name",
            setup = "`we b`, `a.b`, 256 letters; then `A_-9`",
            expected = "the first three are refused, the last is taken",
            boundSeconds = 2)
    void a_name_with_other_characters_than_the_documented_ones_is_refused(Trial trial) {
        List.of("we b", "a.b")
                .forEach(name -> assertThat(trial.refusal(
                                Dockerrun.of(Container.essential(name).sleeps())))
                        .contains("Container.name contains invalid characters."));
        assertThat(trial.refusal(
                        Dockerrun.of(Container.essential("x".repeat(256)).sleeps())))
                .contains("255");
        trial.observed();

        Environment environment =
                trial.up(Dockerrun.of(Container.essential("A_-9").sleeps()));
        assertThat(environment.state().task().orElseThrow().containers())
                .singleElement()
                .matches(one -> one.lastStatus() == ContainerStatus.RUNNING);
        assertThat(trial.inspect("A_-9").path("State").path("Running").asBoolean())
                .isTrue();
    }

    @Scenario(
            id = "C12",
            name = "unknown references",
            setup = "a link, a volumesFrom and a sourceVolume that name nothing",
            expected = "each is refused, and the refusal names what is unknown",
            boundSeconds = 2)
    void what_refers_to_nothing_is_refused(Trial trial) {
        String link =
                trial.refusal(Dockerrun.of(Container.essential("a").sleeps().with("links", List.of("ghost"))));
        String volumesFrom = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().with("volumesFrom", List.of(Map.of("sourceContainer", "phantom")))));
        String volume =
                trial.refusal(Dockerrun.of(Container.essential("a").sleeps().mounts("spectre", "/data")));

        assertThat(link).contains("could not find container for link ghost");
        assertThat(volumesFrom).contains("Invalid 'volumesFrom' setting. Unknown container: 'phantom'.");
        assertThat(volume).contains("Unknown volume 'spectre'.");
    }

    private static List<Container> sleepers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Container.essential("c" + number).sleeps())
                .toList();
    }
}
