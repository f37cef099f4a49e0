/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.error.UsageException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which tests use an environment now. A test that puts databases and caches back must be alone: what JUnit has not locked,
 * as it does for the annotations, is refused.
 */
final class Turns {

    private final Set<String> sharing = new LinkedHashSet<>();
    private String alone = "";

    /**
     * Lets a test begin; closing what is returned ends its turn.
     *
     * @param test its name, for messages
     * @param restoring whether it puts things back
     * @throws UsageException if a test that restores and another one would run at the same time
     */
    synchronized AutoCloseable begin(String test, boolean restoring) {
        if (!alone.isEmpty() || (restoring && !sharing.isEmpty())) {
            String other = alone.isEmpty() ? String.join(", ", sharing) : alone;
            throw new UsageException(test + " and " + other + " use one environment at the same time, and databases and"
                    + " caches are put back between tests; put @RestoreBetweenTests on each class that does so, which"
                    + " has its tests run one after the other, or @Execution(SAME_THREAD)");
        }
        if (restoring) {
            alone = test;
        } else {
            sharing.add(test);
        }
        return () -> end(test);
    }

    private synchronized void end(String test) {
        sharing.remove(test);
        if (alone.equals(test)) {
            alone = "";
        }
    }
}
