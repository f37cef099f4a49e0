/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import java.util.Optional;
import java.util.function.Predicate;

/** Assertions on a container of an environment's task; each waits until it holds. */
public final class ContainerAssert {

    private final EnvironmentAssert environment;
    private final Expectation expectation;
    private final String name;

    ContainerAssert(EnvironmentAssert environment, Expectation expectation, String name) {
        this.environment = environment;
        this.expectation = expectation;
        this.name = name;
    }

    /**
     * It has ended with an exit code, at any time since the environment was launched, even if it runs again: 137 for one
     * that was killed, be it for want of memory, 143 for one that did not handle SIGTERM.
     */
    public ContainerAssert exitedWith(int exitCode) {
        expectation.state(
                state -> is(
                                state.task().flatMap(task -> task.container(name)),
                                one -> one.exitCode().equals(Optional.of(exitCode)))
                        || hasExitedWith(exitCode),
                name + " has exited with " + exitCode);
        return this;
    }

    private boolean hasExitedWith(int exitCode) {
        return expectation.environment().history().events().stream()
                .filter(ContainerChanged.class::isInstance)
                .map(ContainerChanged.class::cast)
                .anyMatch(change ->
                        change.container().equals(name) && change.exitCode().equals(Optional.of(exitCode)));
    }

    /**
     * Its reason contains a text, such as {@code OutOfMemoryError: Container killed due to memory usage}.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">ECS stopped
     *     task error codes</a>
     */
    public ContainerAssert hasReason(String text) {
        expect(
                one -> one.reason().filter(reason -> reason.contains(text)).isPresent(),
                "has the reason \"" + text + "\"");
        return this;
    }

    /** It runs. */
    public ContainerAssert isRunning() {
        expect(one -> one.lastStatus() == ContainerStatus.RUNNING, "is RUNNING");
        return this;
    }

    /** It has ended, and does not run again. */
    public ContainerAssert isStopped() {
        expect(one -> one.lastStatus() == ContainerStatus.STOPPED, "is STOPPED");
        return this;
    }

    /** Its health check finds it healthy. One without a check never is. */
    public ContainerAssert isHealthy() {
        expect(one -> one.healthStatus() == HealthStatus.HEALTHY, "is HEALTHY");
        return this;
    }

    /** Its health check finds it unhealthy. */
    public ContainerAssert isUnhealthy() {
        expect(one -> one.healthStatus() == HealthStatus.UNHEALTHY, "is UNHEALTHY");
        return this;
    }

    /** Its restart policy, or a test, has started it again so many times, or more. */
    public ContainerAssert hasRestarted(int times) {
        expect(one -> one.restartCount().orElse(0) >= times, "has restarted " + times + " times");
        return this;
    }

    /** Back to assertions on the environment. */
    public EnvironmentAssert and() {
        return environment;
    }

    private void expect(Predicate<ContainerSnapshot> wanted, String expected) {
        expectation.state(
                state -> is(state.task().flatMap(task -> task.container(name)), wanted), name + " " + expected);
    }

    private static boolean is(Optional<ContainerSnapshot> container, Predicate<ContainerSnapshot> wanted) {
        return container.filter(wanted).isPresent();
    }
}
