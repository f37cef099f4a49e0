/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.conformance.EngineEvents.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** How soon a task is stopped once an essential container has ended; nothing else of this process runs beside it. */
@Isolated
@Tag("conformance")
@ExtendWith(ScenarioExtension.class)
class StopLatencyDockerIT {

    private static final int ROUNDS = 11;
    private static final Duration LIMIT = Duration.ofMillis(150);

    @Test
    void the_others_are_told_to_stop_as_soon_as_an_essential_container_has_ended(Trial trial) {
        Dockerrun task = Dockerrun.of(
                Container.essential("a").sleeps(), Container.essential("b").sleeps());
        EngineEvents events = trial.events();
        List<Duration> latencies = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            trial.up(task);
            long before = events.latest();
            Docker.run("kill", trial.inspect("a").path("Id").asText());

            Event end = events.await(Waits.SOON, event -> event.is("die", "a") && event.nanoseconds() > before);
            Event stop = events.await(Waits.SOON, event -> event.is("kill", "b") && event.nanoseconds() > before);
            assertThat(stop.signal()).isEqualTo("15");
            latencies.add(stop.since(end));
            trial.down();
        }

        latencies.forEach(
                latency -> trial.note("end of an essential container, first stop signal to another", latency));
        assertThat(LatencyRow.median(latencies)).isLessThanOrEqualTo(LIMIT);
    }
}
