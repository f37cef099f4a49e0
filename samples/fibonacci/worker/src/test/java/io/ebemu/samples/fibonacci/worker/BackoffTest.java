/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void the_wait_doubles_after_every_failure_up_to_two_seconds() {
        Backoff backoff = new Backoff();

        assertThat(Stream.generate(backoff::afterFailure).limit(7).map(wait -> wait.toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void success_makes_the_next_wait_short_again() {
        Backoff backoff = new Backoff();
        backoff.afterFailure();
        backoff.afterFailure();

        backoff.afterSuccess();

        assertThat(backoff.afterFailure()).hasMillis(100);
    }
}
