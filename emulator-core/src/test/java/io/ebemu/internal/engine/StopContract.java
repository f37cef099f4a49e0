/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.EngineException.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers rely on, whichever engine they use: how a container is stopped, killed and paused. */
public abstract class StopContract extends StreamContract {

    static final Duration GRACE = Duration.ofSeconds(20);

    @Test
    void stopping_asks_first() {
        String id = started(spec("web", Program.RUNS));

        containers().stop(id, GRACE);

        assertThat(inspected(id).exitCode()).isEqualTo(143);
        assertThat(inspected(id).finished()).isTrue();
    }

    @Test
    void stopping_kills_when_the_grace_is_over() {
        String id = started(spec("web", Program.IGNORES_STOP));

        containers().stop(id, Duration.ofSeconds(1));

        assertThat(inspected(id).finished()).isTrue();
        assertThat(inspected(id).exitCode()).isEqualTo(137);
    }

    @Test
    void stopping_what_does_not_run_is_fine() {
        String id = ended(started(spec("web", Program.EXITS_WITH_3))).id();

        containers().stop(id, GRACE);

        assertThat(inspected(id).exitCode()).isEqualTo(3);
    }

    @Test
    void killing_ends_at_once_and_only_what_runs() {
        String id = started(spec("web", Program.IGNORES_STOP));

        containers().kill(id, "KILL");

        assertThat(ended(id).exitCode()).isEqualTo(137);
        assertFails(Kind.CONFLICT, () -> containers().kill(id, "KILL"));
    }

    @Test
    void an_unknown_signal_is_told() {
        String id = started(spec("web", Program.RUNS));

        assertFails(Kind.INVALID, () -> containers().kill(id, "SIGNAL"));
        assertThat(inspected(id).running()).isTrue();
    }

    @Test
    void a_paused_container_runs_but_does_nothing_until_it_goes_on() {
        String id = started(spec("web", Program.RUNS));

        containers().pause(id);

        assertThat(inspected(id).state()).isEqualTo("paused");
        assertThat(inspected(id).running()).isTrue();
        assertFails(Kind.CONFLICT, () -> containers().pause(id));
        assertFails(Kind.CONFLICT, () -> containers().exec(id, List.of("true"), GRACE));
        containers().unpause(id);
        assertThat(inspected(id).state()).isEqualTo("running");
        assertThat(containers().exec(id, List.of("true"), GRACE).exitCode()).isZero();
        assertFails(Kind.CONFLICT, () -> containers().unpause(id));
    }

    @Test
    void a_paused_container_can_be_killed() {
        String id = started(spec("web", Program.RUNS));
        containers().pause(id);

        containers().kill(id, "KILL");

        assertThat(ended(id).exitCode()).isEqualTo(137);
        assertFails(Kind.CONFLICT, () -> containers().pause(id));
    }

    @Test
    void who_shares_the_processes_of_another_ends_with_its_main_process() {
        String id = started(spec("web", Program.RUNS));
        String beside = started(spec("beside", Program.RUNS).processesOf(id));

        containers().kill(id, "KILL");

        assertThat(ended(beside).exitCode()).isEqualTo(137);
    }
}
