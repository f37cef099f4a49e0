/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.cli.output.Failure;
import java.util.List;
import java.util.Optional;

/**
 * How the work that an agent was asked for ended.
 *
 * @param environmentName the environment's name; empty if that never became known
 * @param endpoints where it is reached, as lines for people; empty after a failure, or when it is down
 * @param unchanged whether it ran just so before, under another process that goes on supervising it
 * @param failure why it failed; empty after a success
 */
public record AgentOutcome(
        String environmentName, List<String> endpoints, boolean unchanged, Optional<Failure> failure) {

    public AgentOutcome {
        endpoints = List.copyOf(endpoints);
    }

    /** A deployment that failed. */
    public static AgentOutcome failed(String environmentName, Failure failure) {
        return new AgentOutcome(environmentName, List.of(), false, Optional.of(failure));
    }
}
