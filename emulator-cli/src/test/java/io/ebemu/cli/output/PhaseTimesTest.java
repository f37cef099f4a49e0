/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.States;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import io.ebemu.model.EnvironmentId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhaseTimesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final PhaseTimes times = new PhaseTimes();

    @Test
    void a_phase_takes_as_long_as_something_of_it_is_done_and_waiting_does_not_count() {
        step(1, "image:web", Phase.STARTED, "Pulling image web", 0);
        step(2, "rds:db/eni", Phase.STARTED, "Creating rds:db/eni", 100);
        step(3, "container:web", Phase.PROGRESS, "waiting for rds:db", 100);
        step(4, "rds:db", Phase.STARTED, "Starting postgres 15 for rds:db", 500);
        step(2, "rds:db/eni", Phase.DONE, "Creating rds:db/eni", 600);
        step(1, "image:web", Phase.DONE, "Pulling image web", 2000);
        step(4, "rds:db", Phase.DONE, "Starting postgres 15 for rds:db", 3100);
        step(3, "container:web", Phase.STARTED, "Creating container:web", 3100);
        step(3, "container:web", Phase.DONE, "Creating container:web", 3300);
        step(5, "container:web", Phase.STARTED, "Starting container:web", 4000);
        step(5, "container:web", Phase.DONE, "Starting container:web", 4500);

        assertThat(times.line()).contains("Took 4.5 s: images 2.0 s, services 3.0 s, task 0.7 s");
    }

    @Test
    void the_old_task_s_end_is_a_phase_of_a_deployment() {
        step(1, "container:web", Phase.STARTED, "Stopping container:web", 0);
        step(1, "container:web", Phase.DONE, "Stopping container:web", 10_000);
        step(1, "container:web", Phase.STARTED, "Creating container:web", 10_000);
        step(1, "container:web", Phase.FAILED, "Creating container:web: no", 10_400);
        step(2, "volume:data", Phase.STARTED, "Removing volume data", 10_400);
        step(2, "volume:data", Phase.DONE, "Removing volume data", 10_500);

        assertThat(times.line()).contains("Took 10.5 s: stop 10.0 s, task 0.4 s, other 0.1 s");
    }

    @Test
    void where_nothing_was_done_there_is_nothing_to_tell() {
        times.on(States.announced(Severity.INFO, "hello"));

        assertThat(times.line()).isEmpty();
    }

    private void step(int number, String subject, Phase phase, String message, int millis) {
        times.on(new StepProgressed(
                NOON.plusMillis(millis),
                new EnvironmentId("fibonacci"),
                Severity.DEBUG,
                number,
                subject,
                phase,
                message));
    }
}
