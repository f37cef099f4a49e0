/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * How Docker finds out whether a container is healthy (ECS {@code HealthCheck}). What is left out comes from the image's
 * own check, then from Docker.
 *
 * @param command {@code CMD} and an argument list, or {@code CMD-SHELL} and a shell command
 * @param interval seconds between checks, 5 to 300; empty for 30
 * @param timeout seconds that a check may take, 2 to 60; empty for 5
 * @param retries failures in a row that make it UNHEALTHY, 1 to 10; empty for 3
 * @param startPeriod seconds in which failures do not count, 0 to 300; empty for none
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>
 */
public record HealthCheck(
        List<String> command,
        Optional<Integer> interval,
        Optional<Integer> timeout,
        Optional<Integer> retries,
        Optional<Integer> startPeriod) {

    public HealthCheck {
        command = List.copyOf(command);
    }
}
