/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for an environment to become what somebody wants, and for what its containers write. */
@Timeout(20)
class StateWaitTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path directory;

    @Test
    void whoever_waits_is_told_as_soon_as_the_engine_says_that_it_is_so() throws Exception {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("extra"));
                Environment environment = bench.launch(LaunchOptions.forTest())) {
            CountDownLatch looked = new CountDownLatch(1);
            CompletableFuture<Optional<ObservedState>> waiting = new CompletableFuture<>();
            Predicate<ObservedState> ended = state -> container(state, "extra").equals(ContainerStatus.STOPPED);
            Thread waiter = new Thread(() -> complete(waiting, environment, state -> {
                looked.countDown();
                return ended.test(state);
            }));
            waiter.start();
            looked.await();

            bench.engine.containers().kill(bench.container("extra").id(), "KILL");

            assertThat(waiting.get())
                    .hasValueSatisfying(state -> assertThat(ended.test(state)).isTrue());
        }
    }

    @Test
    void what_never_comes_is_waited_for_no_longer_than_that() throws Exception {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Environment environment = bench.launch(LaunchOptions.forTest())) {

            assertThat(environment.awaitState(state -> false, SHORT)).isEmpty();
            assertThat(environment.awaitState(
                            state -> state.task().map(Task::lastStatus).equals(Optional.of(TaskStatus.RUNNING)), SHORT))
                    .isPresent();
        }
    }

    @Test
    void a_line_of_a_log_is_found_and_one_that_is_not_there_is_not() throws Exception {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("extra"))) {
            bench.programs.put("web", Behaviour.runs().printing("starting", "listens on 80"));
            bench.programs.put("extra", Behaviour.exits(0).printing("done"));
            try (Environment environment = bench.launch(LaunchOptions.forTest())) {

                assertThat(environment.awaitLog("web", line -> line.contains("listens"), LONG))
                        .contains("listens on 80");
                assertThat(environment.awaitLog("web", line -> line.contains("fails"), SHORT))
                        .isEmpty();
                assertThat(environment.awaitLog("extra", line -> line.contains("fails"), LONG))
                        .as("a log that has ended")
                        .isEmpty();
                assertThatThrownBy(() -> environment.awaitLog("wbe", line -> true, SHORT))
                        .isInstanceOf(UsageException.class)
                        .hasMessageContainingAll("wbe", "web, extra");
            }
        }
    }

    private static ContainerStatus container(ObservedState state, String name) {
        return state.task().orElseThrow().container(name).orElseThrow().lastStatus();
    }

    private static void complete(
            CompletableFuture<Optional<ObservedState>> waiting,
            Environment environment,
            Predicate<ObservedState> wanted) {
        try {
            waiting.complete(environment.awaitState(wanted, LONG));
        } catch (InterruptedException | RuntimeException e) {
            waiting.completeExceptionally(e);
        }
    }
}
