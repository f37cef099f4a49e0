/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A short chaos run; {@code scripts/chaos} makes long ones, and restarts the engine too. */
class ChaosDockerIT {

    private static final long SEED = 20;
    private static final int STEPS = 16;

    @Test
    void whatever_dies_the_status_is_true_and_the_rules_are_kept() throws IOException {
        ChaosOptions options = new ChaosOptions(
                SEED,
                Duration.ofMinutes(10),
                STEPS,
                2,
                Path.of(System.getProperty("ebemu.launcher")),
                Optional.empty());

        ChaosReport report = new ChaosRun(options, System.out::println).run();

        assertThat(report.discrepancies()).as(report.text()).isEmpty();
        assertThat(report.steps()).isEqualTo(STEPS);
    }
}
