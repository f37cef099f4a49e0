/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import io.ebemu.cli.chaos.Sketch.Manner;
import io.ebemu.cli.chaos.Sketch.Need;
import io.ebemu.cli.chaos.Sketch.Want;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes topologies up: equal seeds give equal ones. */
final class TopologyMaker {

    private static final int MOST_CONTAINERS = 10;
    private static final int MOST_CODES = 4;

    private final Random random;
    private final String prefix;
    private final List<Sketch> made = new ArrayList<>();

    /** @param prefix how the containers' names begin */
    TopologyMaker(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
    }

    /** A container needs only earlier ones, so there is no cycle; then they are shuffled. */
    Topology make() {
        int size = 1 + random.nextInt(MOST_CONTAINERS);
        boolean mortal = chance(15);
        for (int i = 0; i < size; i++) {
            made.add(container(i, mortal));
        }
        List<Sketch> shuffled = new ArrayList<>(made);
        Collections.shuffle(shuffled, random);
        return new Topology(shuffled);
    }

    /** @param mortal whether an essential container may end by itself */
    private Sketch container(int number, boolean mortal) {
        boolean essential = number == 0 || chance(35);
        Manner manner =
                chance(essential ? (mortal ? 25 : 0) : 35) ? Manner.QUITS : chance(30) ? Manner.IGNORES : Manner.OBEYS;
        return new Sketch(
                prefix + (char) ('a' + number),
                essential,
                manner,
                chance(50) ? 0 : 1 + random.nextInt(MOST_CODES),
                random.nextInt(6),
                1 + random.nextInt(3),
                chance(15),
                chance(20),
                Stream.of(80, 81, 82).filter(port -> chance(15)).toList(),
                Stream.of("v1", "v2").filter(volume -> chance(15)).toList(),
                needs(essential));
    }

    private List<Need> needs(boolean essential) {
        List<Need> needs = new ArrayList<>();
        for (Sketch target : made) {
            if (chance(18)) {
                Want want = Want.values()[random.nextInt(Want.values().length)];
                if (possible(want, target, essential)) {
                    needs.add(new Need(want, target.name()));
                }
            }
        }
        return needs;
    }

    /** What ECS refuses, and what could only fail or win a race, is not asked for. */
    private boolean possible(Want want, Sketch target, boolean essential) {
        boolean ends = target.manner() == Manner.QUITS;
        return switch (want) {
            case START, VOLUMES_FROM -> true;
            case LINK -> !ends;
            case COMPLETE -> ends && !target.essential();
            case SUCCESS -> ends && !target.essential() && (target.exitCode() == 0 || !essential || chance(10));
            case HEALTHY -> !ends && target.checked();
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
