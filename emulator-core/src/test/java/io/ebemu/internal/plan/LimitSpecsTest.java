/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.LimitsSpec;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.Ulimit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine is told of memory, CPU and limits. */
final class LimitSpecsTest {

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void limits_in_MiB_become_bytes() {
        ContainerSpec spec = web(definition().resources(Optional.of(4096), Optional.of(32), 0));

        assertThat(spec.limits().memory()).isEqualTo(4_294_967_296L);
        assertThat(spec.limits().memoryReservation()).isEqualTo(33_554_432L);
    }

    @Test
    void a_limit_that_is_not_given_is_none() {
        ContainerSpec soft = web(definition().resources(Optional.empty(), Optional.of(32), 0));
        ContainerSpec hard = web(definition().resources(Optional.of(64), Optional.empty(), 0));

        assertThat(soft.limits().memory()).isZero();
        assertThat(hard.limits().memoryReservation()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "10, 10", "262144, 262144", "999999, 262144"})
    void cpu_units_become_shares_of_at_least_2_and_at_most_262144(int units, int shares) {
        assertThat(web(definition().cpu(units)).limits().cpuShares()).isEqualTo(shares);
    }

    @ParameterizedTest
    @CsvSource({"1, 4194304", "3, 4194304", "4, 4194304", "5, 5242880"})
    void a_hard_limit_below_4_MiB_is_raised_to_that(int mebibytes, long bytes) {
        assertThat(web(definition().resources(Optional.of(mebibytes), Optional.empty(), 0))
                        .limits()
                        .memory())
                .isEqualTo(bytes);
    }

    private static LinuxParameters linux(
            Optional<Integer> sharedMemory, Optional<Integer> maxSwap, Optional<Integer> swappiness) {
        return new LinuxParameters(
                List.of(), List.of(), List.of(), false, sharedMemory, List.of(), maxSwap, swappiness);
    }

    private static LimitsSpec swapping(
            Optional<Integer> memory, Optional<Integer> maxSwap, Optional<Integer> swappiness) {
        return web(definition()
                        .resources(memory, Optional.of(32), 0)
                        .with(web -> web.linuxParameters(linux(Optional.empty(), maxSwap, swappiness))))
                .limits();
    }

    @Test
    void swap_comes_on_top_of_the_memory() {
        assertThat(swapping(Optional.of(64), Optional.of(36), Optional.empty()).memorySwap())
                .isEqualTo(100L << 20);
        assertThat(swapping(Optional.of(64), Optional.of(0), Optional.empty()).memorySwap())
                .isEqualTo(64L << 20);
    }

    @Test
    void without_a_limit_of_swap_or_of_memory_swap_is_left_to_the_engine() {
        assertThat(swapping(Optional.of(64), Optional.empty(), Optional.empty()).memorySwap())
                .isZero();
        assertThat(swapping(Optional.empty(), Optional.of(36), Optional.empty()).memorySwap())
                .isZero();
    }

    @Test
    void swappiness_has_no_effect_without_a_limit_of_swap() {
        assertThat(swapping(Optional.of(64), Optional.of(0), Optional.of(0)).swappiness())
                .contains(0);
        assertThat(swapping(Optional.of(64), Optional.empty(), Optional.of(10)).swappiness())
                .isEmpty();
        assertThat(swapping(Optional.of(64), Optional.of(36), Optional.empty()).swappiness())
                .isEmpty();
    }

    @Test
    void shared_memory_and_ulimits_are_passed_on() {
        ContainerSpec spec = web(definition()
                .with(web -> web.ulimits(List.of(new Ulimit("nofile", 100, 200)))
                        .linuxParameters(linux(Optional.of(128), Optional.empty(), Optional.empty()))));

        assertThat(spec.limits().sharedMemory()).isEqualTo(128L << 20);
        assertThat(spec.limits().ulimits()).containsExactly(new Ulimit("nofile", 100, 200));
        assertThat(web(definition()).limits().sharedMemory()).isZero();
        assertThat(web(definition()).limits().ulimits()).isEmpty();
    }
}
