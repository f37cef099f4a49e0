/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How containers are told to stop, in which order, and what they leave behind. */
class StoppingDockerIT {

    /** The shell is process 1, so it takes no notice of SIGTERM. */
    private static final String IGNORES = "sleep 600";

    @Scenario(
            id = "C47",
            name = "shutdown order",
            setup = "`p!` → `a?` → `b?` → `c?`, all START; p exits after 5 s",
            expected = "they end in the order p, a, b, c",
            boundSeconds = 20)
    void a_container_stops_after_those_that_depend_on_it(Trial trial) throws InterruptedException {
        Environment environment = trial.up(Dockerrun.of(
                Container.essential("p").sh("sleep 5").dependsOn("a", "START"),
                Container.optional("a").sleeps().dependsOn("b", "START"),
                Container.optional("b").sleeps().dependsOn("c", "START"),
                Container.optional("c").sleeps()));

        environment.awaitStopped();

        List<Instant> ends = Stream.of("p", "a", "b", "c")
                .map(name -> moments(trial, name).finished())
                .toList();
        assertThat(ends).isSorted();
        assertThat(trial.task().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
    }

    @Scenario(
            id = "C48",
            name = "shutdown order of volumesFrom",
            setup = "`a!` volumesFrom `b?`, a ignores SIGTERM, stopTimeout 5 s; the task is stopped",
            expected = "b gets its SIGTERM once a has ended",
            boundSeconds = 15)
    void a_container_whose_volumes_are_used_stops_after_its_user(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment = trial.up(Dockerrun.of(
                        Container.essential("a")
                                .sh(IGNORES)
                                .with("stopTimeout", 5)
                                .with("volumesFrom", List.of(Map.of("sourceContainer", "b"))),
                        Container.optional("b").sleeps().mounts("v", "/d"))
                .volume("v"));

        environment.stop();

        EngineEvents.Event ended = events.await(Duration.ofSeconds(5), event -> event.is("die", "a"));
        EngineEvents.Event told = events.await(Duration.ofSeconds(5), event -> event.is("kill", "b"));
        assertThat(told.since(ended)).isPositive();
        trial.note("end of a container to the stop call of what it depended on", told.since(ended));
    }

    @Scenario(
            id = "C49",
            name = "stop signal and exit code",
            setup = "`a!` answers SIGTERM with exit 42; the task is stopped",
            expected = "42 within 2 s of the stop",
            boundSeconds = 10)
    void a_container_that_answers_the_signal_ends_at_once_with_its_own_code(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment =
                trial.up(Dockerrun.of(Container.essential("a").sh("trap 'exit 42' TERM; sleep 600 & wait")));

        Traps.await(trial, "a", Traps.TERMINATE);

        environment.stop();

        assertThat(untilEnd(events, "a")).isLessThan(Duration.ofSeconds(2));
        assertThat(trial.reported("a").exitCode()).contains(42);
        assertThat(trial.task().stopCode()).contains(StopCode.USER_INITIATED);
    }

    @Scenario(
            id = "C50",
            name = "SIGKILL after the stop timeout",
            setup = "`a!` ignores SIGTERM, stopTimeout 5 s; the task is stopped",
            expected = "137 after 5 to 7 s",
            boundSeconds = 12)
    void a_container_that_ignores_the_signal_is_killed_after_its_stop_timeout(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment =
                trial.up(Dockerrun.of(Container.essential("a").sh(IGNORES).with("stopTimeout", 5)));

        environment.stop();

        assertThat(untilEnd(events, "a")).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(trial.reported("a").exitCode()).contains(137);
    }

    @Scenario(
            id = "C51",
            name = "default stop timeout",
            setup = "`a!` ignores SIGTERM and has no stopTimeout; the task is stopped",
            expected = "137 after 30 to 32 s",
            boundSeconds = 40)
    void a_container_without_a_stop_timeout_has_30_seconds(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment = trial.up(Dockerrun.of(Container.essential("a").sh(IGNORES)));

        environment.stop();

        assertThat(untilEnd(events, "a")).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
        assertThat(trial.reported("a").exitCode()).contains(137);
    }

    @Scenario(
            id = "C52",
            name = "stop timeouts of each container",
            setup = "`a!` ignores SIGTERM, stopTimeout 5 s; `b!` needs 10 s to answer it, stopTimeout 50 s; stopped",
            expected = "in parallel: a 137 after 5 s, b with its own code after 10 s",
            boundSeconds = 20)
    void every_container_has_its_own_stop_timeout(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment = trial.up(Dockerrun.of(
                Container.essential("a").sh(IGNORES).with("stopTimeout", 5),
                Container.essential("b")
                        .sh("trap 'sleep 10; exit 9' TERM; sleep 600 & wait")
                        .with("stopTimeout", 50)));

        Traps.await(trial, "b", Traps.TERMINATE);

        environment.stop();

        assertThat(untilEnd(events, "a")).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(untilEnd(events, "b")).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
        assertThat(trial.reported("a").exitCode()).contains(137);
        assertThat(trial.reported("b").exitCode()).contains(9);
    }

    @Scenario(
            id = "C53",
            name = "the image's stop signal",
            setup = "`a!` of an image with STOPSIGNAL SIGINT answers that with exit 3; the task is stopped",
            expected = "3",
            boundSeconds = 10)
    void a_container_gets_the_stop_signal_of_its_image(Trial trial) {
        Environment environment = trial.up(Dockerrun.of(Container.essential("a")
                .image(TestImages.INTERRUPTED)
                .sh("trap 'exit 3' INT; sleep 600 & wait; wait")));

        Traps.await(trial, "a", Traps.INTERRUPT);

        environment.stop();

        assertThat(trial.reported("a").exitCode()).contains(3);
    }

    @Scenario(
            id = "C54",
            name = "another signal",
            setup = "`a!` gets SIGUSR1 from outside",
            expected = "the task runs on",
            boundSeconds = 10)
    void a_signal_that_ends_nothing_changes_nothing(Trial trial) {
        EngineEvents events = trial.events();
        trial.up(Dockerrun.of(Container.essential("a").sleeps()));

        Docker.run("kill", "--signal", "USR1", trial.inspect("a").path("Id").asText());

        events.await(Duration.ofSeconds(5), event -> event.is("kill", "a"));
        trial.holds(Duration.ofSeconds(3), () -> {
            assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(trial.inspect("a").at("/State/Running").asBoolean()).isTrue();
        });
    }

    private static Duration untilEnd(EngineEvents events, String container) {
        Duration soon = Duration.ofSeconds(5);
        EngineEvents.Event told = events.await(soon, event -> event.is("kill", container));
        return events.await(soon, event -> event.is("die", container)).since(told);
    }

    private static Moments moments(Trial trial, String container) {
        return Moments.of(trial.inspect(container));
    }
}
