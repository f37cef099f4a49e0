/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which end of a container its restart policy answers. */
class RestartPolicyLabelTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final RestartPolicy POLICY = new RestartPolicy(true, Set.of(143, 0), 60);

    @Test
    void a_label_has_the_period_and_the_codes_and_only_a_policy_that_is_enabled_has_one() {
        assertThat(RestartPolicyLabel.of(POLICY)).contains("60,0,143");
        assertThat(RestartPolicyLabel.of(new RestartPolicy(true, Set.of(), 300)))
                .contains("300");
        assertThat(RestartPolicyLabel.of(new RestartPolicy(false, Set.of(), 300)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, PT60S, true", "1, PT59.999S, false", "137, PT1H, true", "0, PT1H, false", "143, PT1H, false"})
    void it_restarts_after_the_period_unless_the_exit_code_is_ignored(int code, Duration ran, boolean restarts) {
        assertThat(RestartPolicyLabel.restarts(ended("60,0,143", code, "", ran)))
                .isEqualTo(restarts);
    }

    @Test
    void a_container_without_a_policy_is_not_restarted() {
        assertThat(RestartPolicyLabel.restarts(container(Map.of(), "exited", 1, "", Duration.ofHours(1))))
                .isFalse();
    }

    @Test
    void a_container_that_runs_again_is_not_restarted_though_it_has_ended_before() {
        assertThat(RestartPolicyLabel.restarts(
                        container(Map.of(Labels.RESTART_POLICY, "60"), "running", 0, "", Duration.ofHours(1))))
                .isFalse();
    }

    @Test
    void a_failed_start_leaves_no_exit_code_to_decide_by() {
        assertThat(RestartPolicyLabel.restarts(
                        ended("60", 128, "driver failed programming external connectivity", Duration.ofHours(1))))
                .isFalse();
    }

    private static ContainerInfo ended(String label, int code, String error, Duration ran) {
        return container(Map.of(Labels.RESTART_POLICY, label), "exited", code, error, ran);
    }

    private static ContainerInfo container(
            Map<String, String> labels, String state, int code, String error, Duration ran) {
        return new ContainerInfo(
                "id",
                "name",
                "image",
                labels,
                state,
                code,
                false,
                error,
                Optional.empty(),
                0,
                NOON,
                Optional.of(NOON),
                Optional.of(NOON.plus(ran)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
