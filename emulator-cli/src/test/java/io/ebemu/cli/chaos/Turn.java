/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

/** One kind of thing that can happen to an environment. */
interface Turn {

    /** Its name in the report. */
    String kind();

    /** How often it comes, beside the others. */
    int weight();

    /** Whether the environment may be without a running task or an agent afterwards, as far as the decision says. */
    boolean mayEnd(Subject subject, Decision decision);

    /** Whether the next thing may happen while ebemu still answers this one. */
    default boolean leavesCommandsAlone() {
        return false;
    }

    /**
     * Does it.
     *
     * @return whether there was anything to do it to
     */
    boolean take(Subject subject, Decision decision, Findings findings);
}
