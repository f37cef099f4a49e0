/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.util.List;

/**
 * A scenario of ECS that has no counterpart here.
 *
 * @param id the row
 * @param name what it is about
 * @param setup the task or tasks that would be run
 * @param expected what ECS does
 * @param argument why it cannot happen here, and what stands in its place
 */
record Inapplicable(String id, String name, String setup, String expected, String argument) {

    private static final String ONE_TASK =
            "An environment's instance holds one task, so none ever waits for another's memory. ";

    /** All of them. */
    static List<Inapplicable> all() {
        return List.of(
                new Inapplicable(
                        "C74",
                        "resource queue",
                        "two tasks fill the memory, a third is submitted",
                        "the third is PENDING until one is STOPPED, then it runs",
                        ONE_TASK + "A task that does not fit its instance is refused (C19)."),
                new Inapplicable(
                        "C75",
                        "stop of a queued task",
                        "the third task of C74 is stopped while it waits",
                        "STOPPED, and no container was created",
                        ONE_TASK + "Without a queue there is nothing to stop in it."));
    }
}
