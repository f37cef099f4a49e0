/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import java.util.List;

/**
 * Beanstalk's word on an environment (enhanced health reporting).
 *
 * @param status one of the words of {@link EnhancedStatus}: {@code Ok}, {@code Severe}, {@code Pending} …
 * @param color {@code Green}, {@code Yellow}, {@code Red} or {@code Grey}
 * @param causes one sentence each; empty when all is well
 */
public record EnvironmentHealth(String status, String color, List<String> causes) {

    public EnvironmentHealth {
        causes = List.copyOf(causes);
    }

    /** That status in its colour. */
    public static EnvironmentHealth of(EnhancedStatus status, List<String> causes) {
        return new EnvironmentHealth(status.word(), status.color(), causes);
    }
}
