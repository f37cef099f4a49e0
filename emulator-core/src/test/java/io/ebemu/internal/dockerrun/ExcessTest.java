/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with far too much of one thing, as the fuzzer made them up. */
class ExcessTest {

    @Test
    void of_too_many_containers_all_are_counted_and_a_hundred_are_read() {
        List<Problem> problems = Dockerruns.read("{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": ["
                        + String.join(",", Collections.nCopies(20_000, "{}")) + "]}")
                .problems();

        assertThat(problems)
                .extracting(Problem::message)
                .contains("Too many containers. A task has at most 10, this one has 20000; merge or remove some (only"
                        + " the first 100 are looked at)");
        assertThat(problems)
                .filteredOn(one -> one.code().equals("name-missing"))
                .hasSize(100);
    }

    @Test
    void a_long_key_that_is_unknown_is_not_repeated_in_full() {
        assertThat(Dockerruns.read(Dockerruns.web("\"" + "k".repeat(30_000) + "\": 1"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).hasSizeLessThan(300));
    }

    @Test
    void the_pointer_of_what_is_deep_below_long_keys_is_cut() {
        String deep = ("{\"" + "k".repeat(38) + "\":").repeat(30) + "{\"a\": 1, \"a\": 2}" + "}".repeat(30);

        assertThat(Dockerruns.read("{\"_comment\": " + deep + "}").problems())
                .filteredOn(one -> one.code().equals("key-duplicate"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.pointer()).startsWith("_comment.kkk").hasSizeBetween(250, 350));
    }
}
