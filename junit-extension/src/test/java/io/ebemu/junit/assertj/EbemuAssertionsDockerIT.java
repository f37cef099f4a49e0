/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import static io.ebemu.junit.assertj.EbemuAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.EnvironmentLifecycle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@BeanstalkTest(bundle = "src/test/resources/bundles/tiny", lifecycle = EnvironmentLifecycle.PER_METHOD)
class EbemuAssertionsDockerIT {

    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void what_becomes_of_a_container_that_is_killed_is_waited_for(Environment environment) {
        assertThat(environment).container("web").isRunning().and().log("web").contains("web begins");

        environment.container("web").kill();

        assertThat(environment)
                .within(Duration.ofSeconds(20))
                .taskStoppedBecause("Essential container in task exited")
                .hasEvent("Container web stopped with exit code 137")
                .hasEvent(ContainerChanged.class)
                .container("web")
                .exitedWith(137)
                .isStopped();
    }

    @Test
    void what_does_not_come_is_told_with_what_is_there_instead(Environment environment) {
        assertThatThrownBy(() ->
                        assertThat(environment).within(SHORT).container("web").isHealthy())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "expected within 200 ms that web is HEALTHY, but",
                        "the task is RUNNING: web RUNNING UNKNOWN",
                        "Announced Successfully launched environment: ");
        assertThatThrownBy(() ->
                        assertThat(environment).within(SHORT).container("web").exitedWith(0))
                .hasMessageContaining("web has exited with 0");
        assertThatThrownBy(() -> assertThat(environment).within(SHORT).taskStoppedBecause("Essential"))
                .hasMessageContaining("the task has stopped because of \"Essential\", but");
        assertThatThrownBy(() -> assertThat(environment).within(SHORT).hasEvent(ServiceChanged.class))
                .hasMessageContaining("there is an event of the kind ServiceChanged, but");
        assertThatThrownBy(
                        () -> assertThat(environment).within(SHORT).log("web").containsPattern("^ends?$"))
                .hasMessageContaining("a line of web matches \"^ends?$\", but")
                .hasMessageEndingWith("its last lines are:\n  web begins");
        assertThatThrownBy(() -> assertThat(environment).log("wbe").contains("web"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no container wbe");
    }
}
