/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import java.util.Arrays;
import java.util.Optional;

/**
 * The words of Beanstalk's enhanced health reporting, each with its colour.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-status.html">Health colors and
 *     statuses</a>
 */
public enum EnhancedStatus {
    OK("Ok", "Green", 0),
    INFO("Info", "Green", 0),
    PENDING("Pending", "Grey", 0),
    UNKNOWN("Unknown", "Grey", 0),
    SUSPENDED("Suspended", "Grey", 0),
    WARNING("Warning", "Yellow", 1),
    DEGRADED("Degraded", "Red", 2),
    SEVERE("Severe", "Red", 3);

    private final String word;
    private final String color;
    private final int gravity;

    EnhancedStatus(String word, String color, int gravity) {
        this.word = word;
        this.color = color;
        this.gravity = gravity;
    }

    /** The word as Beanstalk spells it. */
    public String word() {
        return word;
    }

    /** {@code Green}, {@code Yellow}, {@code Red} or {@code Grey}. */
    public String color() {
        return color;
    }

    /** Whether it is bad news after that one: grey and green are no news of that kind. */
    public boolean worseThan(EnhancedStatus other) {
        return gravity > other.gravity;
    }

    /** The status with that word. */
    public static Optional<EnhancedStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }
}
