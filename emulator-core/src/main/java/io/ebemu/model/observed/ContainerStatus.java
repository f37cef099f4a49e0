/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

/** How far a container has come, in the words of ECS {@code Container.lastStatus} plus the agent's CREATED. */
public enum ContainerStatus {
    PENDING,
    CREATED,
    RUNNING,
    STOPPED
}
