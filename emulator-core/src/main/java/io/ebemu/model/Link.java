/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A one-way name for another container of the task (ECS {@code links}, written {@code name} or {@code name:alias}).
 *
 * @param target the name of the linked container
 * @param alias the name under which the linking container reaches it; the target's own name unless given
 */
public record Link(String target, String alias) {

    /** The link as the format writes it. */
    @Override
    public String toString() {
        return target.equals(alias) ? target : target + ":" + alias;
    }
}
