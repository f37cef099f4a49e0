/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopologyMakerTest {

    @Test
    void one_seed_makes_one_topology() {
        assertThat(topology(7)).isEqualTo(topology(7)).isNotEqualTo(topology(8));
    }

    @Test
    void topologies_have_one_to_ten_containers_and_one_of_them_is_essential() {
        assertThat(IntStream.range(0, 300).mapToObj(TopologyMakerTest::topology))
                .allSatisfy(topology ->
                        assertThat(topology.containers()).hasSizeBetween(1, 10).anyMatch(Sketch::essential));
    }

    private static Topology topology(int seed) {
        return new TopologyMaker(new Random(seed), "x").make();
    }
}
