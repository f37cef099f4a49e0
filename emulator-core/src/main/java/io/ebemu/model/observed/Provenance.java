/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

/**
 * Where an environment is from, and whether that is still there.
 *
 * @param machine the machine that ebemu ran on when it made the environment; empty if that is not known
 * @param presence whether what it belongs to is still there
 */
public record Provenance(String machine, Presence presence) {

    /** Whether what an environment belongs to is still there. */
    public enum Presence {
        /** Its directory is on this machine, or the test that made it runs here. */
        HERE,
        /** Its directory was deleted, or the test that made it has ended without cleaning up. */
        GONE,
        /** Another machine made it on the same engine; whether it is still wanted cannot be told from here. */
        ELSEWHERE,
        /** Its labels do not say. */
        UNKNOWN
    }
}
