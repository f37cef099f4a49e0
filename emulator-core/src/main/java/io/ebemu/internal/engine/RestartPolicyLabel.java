/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.RestartPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The restart policy of a container, as its label {@link Labels#RESTART_POLICY} has it: the period in seconds, then the
 * exit codes to ignore, {@code 300,0,143}. A container whose policy is not enabled has no label.
 */
public final class RestartPolicyLabel {

    private RestartPolicyLabel() {}

    /** The label's value; empty if the policy is not enabled. */
    public static Optional<String> of(RestartPolicy policy) {
        return Optional.of(Stream.concat(Stream.of(policy.restartAttemptPeriod()), policy.ignoredExitCodes().stream())
                        .map(Object::toString)
                        .collect(Collectors.joining(",")))
                .filter(label -> policy.enabled());
    }

    /** Whether a container has a policy. */
    public static boolean on(ContainerInfo container) {
        return container.labels().containsKey(Labels.RESTART_POLICY);
    }

    /**
     * Whether a container has ended in a way that its policy answers by another start (ECS agent). It ran since its last
     * start, the policy's or the first; both times are the engine's own. Of a failed start the engine keeps the error and
     * no exit code that means anything.
     */
    public static boolean restarts(ContainerInfo container) {
        if (!on(container) || !container.finished() || !container.error().isEmpty()) {
            return false;
        }
        RestartPolicy policy = read(container.label(Labels.RESTART_POLICY));
        Duration ran = Duration.between(
                container.startedAt().orElseThrow(), container.finishedAt().orElseThrow());
        return !policy.ignoredExitCodes().contains(container.exitCode())
                && ran.compareTo(Duration.ofSeconds(policy.restartAttemptPeriod())) >= 0;
    }

    private static RestartPolicy read(String value) {
        String[] words = value.split(",", -1);
        Set<Integer> ignored = Stream.of(words).skip(1).map(Integer::valueOf).collect(Collectors.toSet());
        return new RestartPolicy(true, ignored, Integer.parseInt(words[0]));
    }
}
