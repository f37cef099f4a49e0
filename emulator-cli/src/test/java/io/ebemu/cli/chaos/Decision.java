/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.util.Random;

/**
 * What one step does, as chance has it: the seed and the step's number say all.
 *
 * @param step the step's number, from 1
 * @param turn what is done
 * @param container which container it is done to, where the turn needs one
 * @param milliseconds when, where the turn is about a moment
 * @param coin which of two ways, where the turn has two
 */
record Decision(int step, Turn turn, int container, int milliseconds, boolean coin) {

    private static final int LONGEST = 3500;

    static Decision of(int step, Turn turn, Random random) {
        return new Decision(step, turn, random.nextInt(1 << 20), random.nextInt(LONGEST), random.nextBoolean());
    }

    @Override
    public String toString() {
        return turn.kind() + " (container " + container % 100 + ", " + milliseconds + " ms, " + coin + ")";
    }
}
