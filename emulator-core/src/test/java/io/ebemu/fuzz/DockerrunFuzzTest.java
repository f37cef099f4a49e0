/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A short run of what {@code scripts/fuzz} does at length. */
class DockerrunFuzzTest {

    private static final long SEED = 1;
    private static final int INPUTS = 1_000;

    @Test
    void whatever_a_file_holds_it_is_read_within_bounds_and_answered_with_problems_in_their_place() {
        FuzzRun run = new FuzzRun(SEED, FuzzInput.Source.of(SEED), Path.of("target/fuzz"));

        run.check(INPUTS);

        assertThat(run.findings()).isEmpty();
        assertThat(run.statistics().inputs()).isEqualTo(INPUTS);
        // Else it would be the JSON parser that is tested here, and not the rules.
        assertThat(run.statistics().percentParsed()).isGreaterThan(60);
        assertThat(run.statistics().percentAccepted()).isBetween(15.0, 60.0);
        assertThat(run.statistics().kindsOfProblem()).isGreaterThan(50);
    }

    @Test
    void a_seed_and_an_index_give_one_document() {
        byte[] first = FuzzInput.Source.of(SEED).at(7).content();

        assertThat(FuzzInput.Source.of(SEED).at(7).content()).isEqualTo(first);
        assertThat(FuzzInput.Source.of(SEED).at(8).content()).isNotEqualTo(first);
        assertThat(FuzzInput.Source.of(SEED + 1).at(7).content()).isNotEqualTo(first);
    }
}
