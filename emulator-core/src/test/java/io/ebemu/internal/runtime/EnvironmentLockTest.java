/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.runtime.LockHolder.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EnvironmentLockTest {

    private static final LockHolder SELF =
            LockHolder.self(ProcessHandle.current().pid(), Work.LAUNCHING);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    private StateDirectory directory;

    @BeforeEach
    void makeDirectory() {
        directory = new StateDirectory(temporary.resolve("bench"));
        directory.create();
    }

    @Test
    void a_lock_that_is_held_names_its_holder_and_is_free_afterwards() {
        EnvironmentLock lock = EnvironmentLock.tryAcquire(directory, SELF).orElseThrow();

        assertThat(EnvironmentLock.tryAcquire(directory, SELF)).isEmpty();
        lock.close();
        assertThat(directory.lockHolder().read()).isEmpty();
        EnvironmentLock.tryAcquire(directory, SELF).orElseThrow().close();
    }

    @Test
    void a_process_that_yields_is_asked_to_let_go() throws IOException {
        Process other = hold(Work.SUPERVISING);

        assertThat(directory.lockHolder().read()).contains(LockHolder.self(other.pid(), Work.SUPERVISING));
        EnvironmentLock lock = EnvironmentLock.acquire(directory, SELF, PATIENCE);

        assertThat(other.onExit().join().exitValue()).isEqualTo(143);
        lock.close();
    }

    @Test
    void a_test_that_holds_the_lock_is_not_disturbed() throws IOException {
        Process other = hold(Work.TESTING);

        assertThatThrownBy(() -> EnvironmentLock.acquire(directory, SELF, PATIENCE))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("process " + other.pid());

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().onExit().join();
    }

    @Test
    void a_process_that_launches_lets_go_for_a_take_down_only() throws IOException {
        Process other = hold(Work.LAUNCHING);

        assertThatThrownBy(() -> EnvironmentLock.acquire(directory, SELF, PATIENCE))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContainingAll("brought up by process " + other.pid(), "ebemu down");
        assertThat(other.isAlive()).isTrue();

        EnvironmentLock.acquire(directory, SELF.at(Work.TAKING_DOWN), PATIENCE).close();
        assertThat(other.onExit().join().exitValue()).isEqualTo(143);
    }

    @Test
    void a_process_that_deploys_lets_go_for_a_take_down_only() throws IOException {
        Process other = hold(Work.DEPLOYING);

        assertThatThrownBy(() -> EnvironmentLock.acquire(directory, SELF, PATIENCE))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContainingAll("deployed to by process " + other.pid(), "wait", "ebemu down");
        assertThat(other.isAlive()).isTrue();

        EnvironmentLock.acquire(directory, SELF.at(Work.TAKING_DOWN), PATIENCE).close();
        assertThat(other.onExit().join().exitValue()).isEqualTo(143);
    }

    @Test
    void looking_at_the_holder_does_not_lose_the_lock() throws IOException {
        EnvironmentLock lock = EnvironmentLock.tryAcquire(directory, SELF).orElseThrow();
        assertThat(directory.lockHolder().read()).contains(SELF);
        assertThat(EnvironmentLock.tryAcquire(directory, SELF)).isEmpty();

        assertThatThrownBy(() -> hold(Work.SUPERVISING)).hasMessageContaining("held");

        lock.close();
        hold(Work.SUPERVISING).destroyForcibly().onExit().join();
    }

    @Test
    void a_holder_that_was_killed_holds_no_longer() throws IOException {
        hold(Work.SUPERVISING).destroyForcibly().onExit().join();

        Optional<EnvironmentLock> lock = EnvironmentLock.tryAcquire(directory, SELF);

        assertThat(lock).isPresent();
        lock.orElseThrow().close();
    }

    /** Starts a process that holds the lock, and returns once it does. */
    private Process hold(Work work) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        directory.path().toString(),
                        work.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("held");
        }
        return process;
    }
}
