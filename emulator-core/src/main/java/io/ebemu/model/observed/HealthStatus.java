/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

/** What a container's own health check says; UNKNOWN without a check, while starting and after the end (ECS). */
public enum HealthStatus {
    HEALTHY,
    UNHEALTHY,
    UNKNOWN
}
