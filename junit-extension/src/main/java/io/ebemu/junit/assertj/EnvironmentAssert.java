/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import io.ebemu.api.Environment;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an environment; each waits until it holds. */
public final class EnvironmentAssert extends AbstractAssert<EnvironmentAssert, Environment> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration within;

    EnvironmentAssert(Environment actual) {
        this(actual, PATIENCE);
    }

    private EnvironmentAssert(Environment actual, Duration within) {
        super(actual, EnvironmentAssert.class);
        this.within = within;
    }

    /** What follows is waited for so long; 30 s unless given. */
    public EnvironmentAssert within(Duration time) {
        return new EnvironmentAssert(present(), time);
    }

    /** Assertions on a container of the task. */
    public ContainerAssert container(String name) {
        return new ContainerAssert(this, expectation(), name);
    }

    /** Assertions on the log of a container of the task, or of a database or cache. */
    public LogAssert log(String name) {
        return new LogAssert(this, expectation(), name);
    }

    /**
     * Its task has stopped, and the reason contains a text, such as {@code Essential container in task exited}.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">ECS stopped
     *     task error codes</a>
     */
    public EnvironmentAssert taskStoppedBecause(String reason) {
        expectation()
                .state(
                        state -> state.task()
                                .filter(task -> task.lastStatus() == TaskStatus.STOPPED)
                                .flatMap(task -> task.stoppedReason())
                                .filter(text -> text.contains(reason))
                                .isPresent(),
                        "the task has stopped because of \"" + reason + "\"");
        return this;
    }

    /** There has been an event, since the environment was launched, whose message contains a text. */
    public EnvironmentAssert hasEvent(String text) {
        expectation().event(event -> event.message().contains(text), "there is an event \"" + text + "\"");
        return this;
    }

    /** There has been an event of that kind since the environment was launched. */
    public EnvironmentAssert hasEvent(Class<? extends EnvironmentEvent> kind) {
        expectation().event(kind::isInstance, "there is an event of the kind " + kind.getSimpleName());
        return this;
    }

    private Expectation expectation() {
        return new Expectation(present(), within);
    }

    private Environment present() {
        isNotNull();
        return actual;
    }
}
