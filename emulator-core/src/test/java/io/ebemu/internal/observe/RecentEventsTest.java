/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.Severity;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RecentEventsTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("bench");
    private static final Duration LONG = Duration.ofSeconds(15);

    private final RecentEvents history = new RecentEvents(new SystemHost());

    private static Announced said(String text) {
        return new Announced(Instant.EPOCH, ENVIRONMENT, Severity.INFO, text);
    }

    @Test
    void lines_of_containers_and_progress_of_steps_are_not_kept() {
        history.on(said("one"));
        history.on(new ContainerLogged(Instant.EPOCH, ENVIRONMENT, "web", false, "a line"));
        history.on(new StepProgressed(
                Instant.EPOCH, ENVIRONMENT, Severity.DEBUG, 1, "container:web", StepProgressed.Phase.DONE, "done"));
        history.on(said("two"));

        assertThat(history.events()).containsExactly(said("one"), said("two"));
    }

    @Test
    void the_latest_ten_thousand_are_kept() throws InterruptedException {
        for (int number = 0; number < 10_002; number++) {
            history.on(said("event " + number));
        }

        List<EnvironmentEvent> events = history.events();
        assertThat(events).hasSize(10_000);
        assertThat(events.get(0)).isEqualTo(said("event 2"));
        assertThat(history.await(said("event 1")::equals, Duration.ZERO)).isEmpty();
        assertThat(history.await(said("event 10001")::equals, Duration.ZERO)).contains(said("event 10001"));
    }

    @Test
    void the_first_that_fits_is_found_though_it_is_past() throws InterruptedException {
        history.on(said("launch"));
        history.on(said("stop 1"));
        history.on(said("stop 2"));

        assertThat(history.await(event -> event.message().startsWith("stop"), Duration.ZERO))
                .contains(said("stop 1"));
    }

    @Test
    void one_that_comes_later_is_waited_for_and_others_are_passed_over() throws Exception {
        history.on(said("past"));
        CountDownLatch asked = new CountDownLatch(1);
        FutureTask<Optional<EnvironmentEvent>> found = new FutureTask<>(() -> history.await(
                event -> {
                    asked.countDown();
                    return event.equals(said("wanted"));
                },
                LONG));
        Thread waiting = new Thread(found);
        waiting.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        history.on(said("other"));
        history.on(said("wanted"));

        assertThat(found.get(10, TimeUnit.SECONDS)).contains(said("wanted"));
    }

    @Test
    void the_wait_ends_with_its_time() throws InterruptedException {
        history.on(said("other"));
        long begun = System.nanoTime();

        assertThat(history.await(event -> false, Duration.ofMillis(50))).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(50), LONG);
    }

    @Test
    void whoever_waits_may_emit_events_while_being_asked() throws InterruptedException {
        history.on(said("one"));

        Optional<EnvironmentEvent> found = history.await(
                event -> {
                    if (event.equals(said("one"))) {
                        history.on(said("two"));
                    }
                    return event.equals(said("two"));
                },
                LONG);

        assertThat(found).contains(said("two"));
    }
}
