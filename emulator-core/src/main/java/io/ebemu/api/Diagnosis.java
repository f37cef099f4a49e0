/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

/**
 * One fact about the machine that ebemu depends on.
 *
 * @param subject what it is about, such as {@code engine}
 * @param state whether it is good
 * @param fact what was found
 * @param remedy what to do about it; empty if nothing
 */
public record Diagnosis(String subject, State state, String fact, String remedy) {

    /** Whether a fact is good. */
    public enum State {
        OK,
        WARNING,
        FAILURE
    }
}
