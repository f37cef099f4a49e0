/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void close() {
        deadlines.close();
    }

    private boolean hang() throws InterruptedException {
        try {
            never.await();
            return true;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void a_call_that_hangs_is_given_up_and_interrupted() throws InterruptedException {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> deadlines.call("create container web", Duration.ofMillis(900), this::hang))
                .withMessage("The Docker engine took more than 900 ms to create container web.")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
        interrupted.await();
    }

    @Test
    void an_interrupted_caller_is_told_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(OperationCancelledException.class)
                .isThrownBy(() -> deadlines.call("stop container web", Duration.ofSeconds(5), this::hang));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_engines_refusal_comes_through_as_it_is() {
        EngineException refusal = new EngineException(Kind.CONFLICT, "in use");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> deadlines.call("x", Duration.ofSeconds(5), () -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    @Test
    void calls_made_side_by_side_keep_their_order() {
        assertThat(deadlines.callAll("x", Duration.ofSeconds(5), List.of(() -> 1, () -> 2, () -> 3)))
                .containsExactly(1, 2, 3);
    }
}
