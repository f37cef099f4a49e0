/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What callers rely on, whichever engine they use: events and logs. */
public abstract class StreamContract extends VolumeContract {

    private static final Duration GRACE = Duration.ofSeconds(20);

    @Test
    @SuppressWarnings("try") // open for as long as the block lasts
    void events_come_in_order_with_labels_and_exit_code() {
        EventRecorder recorder = new EventRecorder();
        String before = containers().create(spec("before", Program.RUNS).build());
        try (Subscription subscription = engine().events().follow(mine(), recorder)) {
            String id = started(spec("web", Program.EXITS_WITH_3));
            recorder.await("die");
            containers().remove(id);
            recorder.await("destroy");

            assertThat(recorder.actions()).containsSubsequence("create", "start", "die", "destroy");
            assertThat(recorder.events())
                    .allSatisfy(event ->
                            assertThat(event.containerId()).isEqualTo(id).isNotEqualTo(before))
                    .allSatisfy(event -> assertThat(event.attributes()).containsAllEntriesOf(mine()));
            assertThat(recorder.await("die").attributes()).containsEntry("exitCode", "3");
            assertThat(recorder.await("die").at()).isAfter(Instant.now().minusSeconds(60));
        }
    }

    @Test
    @SuppressWarnings("try") // open for as long as the block lasts
    void no_event_is_lost_after_following_began() {
        for (int i = 0; i < 10; i++) {
            EventRecorder recorder = new EventRecorder();
            String suffix = "web" + i;
            try (Subscription subscription = engine().events().follow(mine(), recorder)) {
                String id = containers().create(spec(suffix, Program.RUNS).build());
                assertThat(recorder.await("create").containerId()).isEqualTo(id);
            }
        }
    }

    @Test
    void a_closed_subscription_ends() throws InterruptedException {
        EventRecorder recorder = new EventRecorder();
        Subscription subscription = engine().events().follow(mine(), recorder);

        subscription.close();
        subscription.close();
        subscription.await();

        containers().create(spec("web", Program.RUNS).build());
        assertThat(recorder.actions()).isEmpty();
    }

    @Test
    void a_log_has_all_lines_or_the_last() throws InterruptedException {
        String id = ended(started(spec("web", Program.PRINTS_AND_ENDS))).id();

        assertThat(log(id, -1).texts()).containsExactly("one", "two", "three");
        assertThat(log(id, 2).texts()).containsExactly("two", "three");
        assertThat(log(id, -1).lines())
                .allSatisfy(line -> assertThat(line.at()).isAfter(Instant.now().minusSeconds(60)));
        assertThat(log(name("none"), -1).texts()).isEmpty();
    }

    private LogRecorder log(String id, int tail) throws InterruptedException {
        LogRecorder recorder = new LogRecorder();
        try (Subscription subscription = containers().logs(id, false, tail, recorder)) {
            subscription.await();
        }
        assertThat(recorder.ends()).isEqualTo(1);
        return recorder;
    }

    @Test
    void a_followed_log_ends_with_its_container() throws InterruptedException {
        String id = started(spec("web", Program.PRINTS_AND_RUNS));
        LogRecorder recorder = new LogRecorder();
        try (Subscription subscription = containers().logs(id, true, -1, recorder)) {
            await().until(() -> recorder.texts().contains("three"));
            assertThat(recorder.ends()).isZero();

            containers().stop(id, GRACE);
            subscription.await();
        }
        assertThat(recorder.texts()).containsExactly("one", "two", "three");
        assertThat(recorder.ends()).isEqualTo(1);
    }

    @Test
    void a_followed_log_ends_when_it_is_closed() throws InterruptedException {
        String id = started(spec("web", Program.PRINTS_AND_RUNS));
        LogRecorder recorder = new LogRecorder();
        Subscription subscription = containers().logs(id, true, -1, recorder);
        await().until(() -> recorder.texts().contains("three"));

        subscription.close();
        subscription.await();

        assertThat(recorder.ends()).isEqualTo(1);
    }
}
