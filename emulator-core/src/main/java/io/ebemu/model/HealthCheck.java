/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * How Docker finds out whether a container is healthy (ECS {@code HealthCheck}). What is empty here comes from the image's
 * own check, then from Docker.
 *
 * @param command {@code CMD} and an argument list, or {@code CMD-SHELL} and a shell command
 * @param interval seconds between checks, 5 to 300
 * @param timeout seconds that a check may take, 2 to 60
 * @param retries failures in a row that make it UNHEALTHY, 1 to 10
 * @param startPeriod seconds in which failures do not count, 0 to 300
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>
 */
public record HealthCheck(
        List<String> command,
        Optional<Integer> interval,
        Optional<Integer> timeout,
        Optional<Integer> retries,
        Optional<Integer> startPeriod) {

    /** Seconds, where the definition does not say. */
    public static final int DEFAULT_INTERVAL = 30;

    /** Seconds, where the definition does not say. */
    public static final int DEFAULT_TIMEOUT = 5;

    /** Where the definition does not say. */
    public static final int DEFAULT_RETRIES = 3;

    public HealthCheck {
        command = List.copyOf(command);
    }
}
