/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.NetworkBinding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerSnapshotsTest {

    private static ContainerSnapshot snapshot(Seen seen) {
        return ContainerSnapshots.of(seen.build(), Optional.empty());
    }

    private static Seen web() {
        return Seen.container("web");
    }

    @Test
    void a_running_container_has_neither_exit_code_nor_reason() {
        ContainerSnapshot web = snapshot(web().label(Labels.MEMORY, "128").label(Labels.MEMORY_RESERVATION, "64"));

        assertThat(web.name()).isEqualTo("web");
        assertThat(web.image()).isEqualTo("acme/web");
        assertThat(web.runtimeId()).contains("id of web");
        assertThat(web.essential()).isTrue();
        assertThat(web.lastStatus()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(web.exitCode()).isEmpty();
        assertThat(web.reason()).isEmpty();
        assertThat(web.memory()).contains(128);
        assertThat(web.memoryReservation()).contains(64);
    }

    @Test
    void limits_that_were_not_given_are_left_out() {
        assertThat(snapshot(web()).memory()).isEmpty();
        assertThat(snapshot(web()).memoryReservation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused", "restarting"})
    void a_container_whose_process_lives_is_RUNNING(String state) {
        assertThat(snapshot(web().state(state)).lastStatus()).isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    void a_container_that_was_only_created_is_CREATED() {
        assertThat(snapshot(web().created()).lastStatus()).isEqualTo(ContainerStatus.CREATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 137, 255})
    void an_ordinary_exit_has_its_code_and_no_reason(int code) {
        ContainerSnapshot web = snapshot(web().exited(code));

        assertThat(web.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(web.exitCode()).contains(code);
        assertThat(web.reason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 1, 0})
    void a_container_short_of_memory_says_so_whichever_code_it_exits_with(int code) {
        ContainerSnapshot web = snapshot(web().exited(code).oomKilled().error("something else"));

        assertThat(web.reason()).contains("OutOfMemoryError: Container killed due to memory usage");
        assertThat(web.exitCode()).contains(code);
    }

    @Test
    void a_container_that_could_not_be_started_is_STOPPED_without_an_exit_code() {
        ContainerSnapshot web = snapshot(web().failedToStart("exec: \"/nope\": no such file or directory"));

        assertThat(web.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(web.exitCode()).isEmpty();
        assertThat(web.reason()).contains("CannotStartContainerError: exec: \"/nope\": no such file or directory");
    }

    @Test
    void an_error_after_the_start_is_one_of_dockers_state() {
        assertThat(snapshot(web().exited(1).error("it broke")).reason()).contains("DockerStateError: it broke");
    }

    @Test
    void the_first_failure_is_the_one_that_counts() {
        ContainerSnapshot web =
                ContainerSnapshots.of(web().failedToStart("later").build(), Optional.of("CannotPullContainerError: x"));

        assertThat(web.reason()).contains("CannotPullContainerError: x");
        assertThat(ContainerSnapshots.of(web().created().build(), Optional.of("CannotStartContainerError: x"))
                        .lastStatus())
                .isEqualTo(ContainerStatus.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({"healthy, HEALTHY", "unhealthy, UNHEALTHY", "starting, UNKNOWN", "whatever, UNKNOWN"})
    void the_health_check_of_a_running_container_is_told_in_the_words_of_ECS(String word, HealthStatus status) {
        assertThat(snapshot(checked().health(word)).healthStatus()).isEqualTo(status);
    }

    @Test
    void the_check_of_an_image_counts_for_nothing() {
        assertThat(snapshot(web().health("healthy")).healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(snapshot(web().health("unhealthy")).healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
    }

    private static Seen checked() {
        return web().label(Labels.HEALTH_CHECK, "true");
    }

    @Test
    void health_is_unknown_without_a_check_and_after_the_end() {
        assertThat(snapshot(checked()).healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(snapshot(checked().health("healthy").exited(0)).healthStatus())
                .isEqualTo(HealthStatus.UNKNOWN);
        assertThat(snapshot(checked().health("unhealthy").exited(137)).healthStatus())
                .isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void bindings_are_in_the_order_of_container_port_host_port_and_protocol() {
        ContainerSnapshot web = snapshot(web().port("0.0.0.0", 15353, 53, Protocol.UDP)
                .port("0.0.0.0", 8081, 80, Protocol.TCP)
                .port("0.0.0.0", 15353, 53, Protocol.TCP)
                .port("0.0.0.0", 8080, 80, Protocol.TCP));

        assertThat(web.networkBindings())
                .containsExactly(
                        new NetworkBinding("0.0.0.0", 53, 15353, Protocol.TCP),
                        new NetworkBinding("0.0.0.0", 53, 15353, Protocol.UDP),
                        new NetworkBinding("0.0.0.0", 80, 8080, Protocol.TCP),
                        new NetworkBinding("0.0.0.0", 80, 8081, Protocol.TCP));
    }

    @Test
    void a_range_of_ports_is_one_binding() {
        ContainerSnapshot ftp = snapshot(web().label(Labels.PORT_RANGES, "8000-8002/tcp,8000-8001/udp")
                .port("0.0.0.0", 40_002, 8002, Protocol.TCP)
                .port("0.0.0.0", 40_000, 8000, Protocol.TCP)
                .port("0.0.0.0", 21, 21, Protocol.TCP)
                .port("0.0.0.0", 50_000, 8000, Protocol.UDP)
                .port("0.0.0.0", 50_001, 8001, Protocol.UDP)
                .port("0.0.0.0", 40_001, 8001, Protocol.TCP));

        assertThat(ftp.networkBindings())
                .containsExactly(
                        new NetworkBinding("0.0.0.0", 21, 21, Protocol.TCP),
                        new NetworkBinding("0.0.0.0", 8000, 40_000, 3, Protocol.TCP),
                        new NetworkBinding("0.0.0.0", 8000, 50_000, 2, Protocol.UDP));
        assertThat(ftp.networkBindings().get(1).hostPorts()).hasToString("40000-40002");
    }
}
