/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

/** A container will not reach what others wait for, or did not in time. The text says why. */
final class ConditionUnmetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConditionUnmetException(String why) {
        super(why);
    }
}
