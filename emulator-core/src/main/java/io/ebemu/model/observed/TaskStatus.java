/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

/** How far a task has come: the least advanced of its containers, reported in these words (ECS {@code lastStatus}). */
public enum TaskStatus {
    PENDING,
    RUNNING,
    STOPPING,
    STOPPED
}
