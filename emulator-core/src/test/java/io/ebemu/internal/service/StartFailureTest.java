/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.ExitCode;
import io.ebemu.error.ManagedServiceException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    private final StartFailure failure = new StartFailure(
            OwnProcess.DATABASE, "postgres:15", "SELECT 1 as clerk at 127.0.0.1:32768", List.of("s3cret"));

    @Test
    void a_server_that_exited_is_told_with_its_exit_code_its_last_lines_and_what_to_do() {
        ManagedServiceException exception = failure.exited(1, Duration.ofMillis(320), "one\n\ntwo\n");

        assertThat(exception.exitCode()).isEqualTo(ExitCode.MANAGED_SERVICE_FAILED);
        assertThat(exception)
                .hasMessage("rds orders: postgres:15 exited with code 1 after 0.3 s, before it answered"
                        + " SELECT 1 as clerk at 127.0.0.1:32768\nIts last lines:\n  one\n  two\nNext: if its data was"
                        + " written by another engine version, set EngineVersion back to that one; to begin with empty"
                        + " data, run ebemu terminate --delete-data");
    }

    @Test
    void a_silent_server_is_told_with_the_last_error_and_the_time_waited() {
        assertThat(failure.silent("Connection refused", Duration.ofSeconds(60), ""))
                .hasMessageStartingWith("rds orders: postgres:15 did not answer SELECT 1 as clerk at 127.0.0.1:32768"
                        + " within 60.0 s; last error: Connection refused\nIt logged nothing.\nNext: ");
    }

    @Test
    void only_the_last_twenty_lines_are_told() {
        String log = IntStream.rangeClosed(1, 30).mapToObj(n -> "line" + n).collect(Collectors.joining("\n"));

        assertThat(failure.exited(1, Duration.ZERO, log).getMessage())
                .contains("  line11\n", "  line30\n")
                .doesNotContain("line10\n");
    }

    @Test
    void secrets_are_masked_in_reasons_and_logs() {
        assertThat(failure.refused("no s3cret", Duration.ZERO, "PASSWORD 's3cret'"))
                .hasMessageContaining("no ****")
                .hasMessageContaining("PASSWORD '****'")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_cause_that_repeats_a_secret_is_left_out() {
        ManagedServiceException exception =
                failure.notStarted(new IllegalStateException("outer", new IllegalStateException("bad s3cret")));

        assertThat(exception).hasNoCause().hasMessageContaining("could not start postgres:15: bad ****");
    }
}
