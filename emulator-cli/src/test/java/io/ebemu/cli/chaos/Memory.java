/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.util.HashSet;
import java.util.Set;

/** What the run did to an environment, as far as the rules depend on it. */
final class Memory {

    /** How the last command on the environment that changes it went. */
    enum Last {
        /** There was none yet, or the environment was terminated. */
        NOTHING,
        /** {@code up} came to its end. */
        UP,
        /** {@code up} came to its end with a failed task. */
        FAILED_UP,
        /** {@code down} came to its end. */
        DOWN,
        /** It was killed. */
        KILLED
    }

    private final Set<String> blurred = new HashSet<>();
    private Last last = Last.NOTHING;
    private final Set<String> removed = new HashSet<>();
    private boolean overBefore;
    private boolean interrupted;

    Last last() {
        return last;
    }

    void last(Last now) {
        last = now;
        interrupted = now == Last.KILLED || (interrupted && now == Last.DOWN);
    }

    /** Whether a command was killed since the task came up. */
    boolean interrupted() {
        return interrupted;
    }

    /** Somebody removed that container behind ebemu's back. */
    void removed(String name) {
        removed.add(name);
    }

    /** Whether nobody needs to know with which code a container ended. */
    boolean excused(String name) {
        return interrupted || removed.contains(name);
    }

    /** Whether the task was over when the last {@code down} began. */
    boolean overBefore() {
        return overBefore;
    }

    void overBefore(boolean now) {
        overBefore = now;
    }

    /** The engine was away while that task was there: it did not tell all that happened. */
    void blur(String taskArn) {
        blurred.add(taskArn);
    }

    boolean blurred(String taskArn) {
        return blurred.contains(taskArn);
    }
}
