/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

/** When images are pulled. */
public enum PullPolicy {
    /** At every start, as the ECS agent does; a copy that is here serves if the pull fails. */
    ALWAYS,
    /** When the engine does not have them. */
    MISSING,
    /** Not at all. */
    NEVER
}
