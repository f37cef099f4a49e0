/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * What another container must have reached before this one is created (ECS {@code ContainerDependency}).
 *
 * @param containerName the container waited for
 * @param condition what it must have reached
 * @param origin the key that asks for it, for messages: {@code links}, {@code volumesFrom} or {@code
 *     dependsOn}
 */
public record ContainerDependency(String containerName, Condition condition, String origin) {

    /** The states a dependant can wait for; {@code volumesFrom} implies CREATE, {@code links} START (ECS agent). */
    public enum Condition {
        CREATE,
        /** It runs, or has already ended. */
        START,
        /** It has ended, with whatever exit code. */
        COMPLETE,
        /** It has ended with exit code 0. */
        SUCCESS,
        /** Its health check has passed. */
        HEALTHY
    }
}
