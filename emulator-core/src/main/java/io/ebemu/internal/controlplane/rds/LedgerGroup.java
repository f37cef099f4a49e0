/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.model.ParameterGroup;
import java.util.Optional;

/**
 * A parameter group that API calls made or changed.
 *
 * @param group what it is now
 * @param declared what {@code ebemu.yml} said of it then; empty if nothing
 */
record LedgerGroup(ParameterGroup group, Optional<ParameterGroup> declared) {

    /** Whether it still holds for an instance that brings a group of that name from its declaration. */
    boolean replaces(ParameterGroup other) {
        return group.name().equals(other.name())
                && (declared.equals(Optional.of(other)) || group.equals(other) || declared.isEmpty());
    }
}
