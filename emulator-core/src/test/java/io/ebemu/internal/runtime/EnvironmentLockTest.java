/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ResourceConflictException;
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
            LockHolder.self(ProcessHandle.current().pid(), true);
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
    void aLockThatIsHeldNamesItsHolderAndIsFreeAfterwards() {
        EnvironmentLock lock = EnvironmentLock.tryAcquire(directory, SELF).orElseThrow();

        assertThat(EnvironmentLock.tryAcquire(directory, SELF)).isEmpty();
        lock.close();
        assertThat(directory.lockHolder().read()).isEmpty();
        EnvironmentLock.tryAcquire(directory, SELF).orElseThrow().close();
    }

    @Test
    void aProcessThatYieldsIsAskedToLetGo() throws IOException {
        Process other = hold("true");

        assertThat(directory.lockHolder().read()).contains(LockHolder.self(other.pid(), true));
        EnvironmentLock lock = EnvironmentLock.acquire(directory, SELF, PATIENCE);

        assertThat(other.onExit().join().exitValue()).isEqualTo(143);
        lock.close();
    }

    @Test
    void aTestThatHoldsTheLockIsNotDisturbed() throws IOException {
        Process other = hold("false");

        assertThatThrownBy(() -> EnvironmentLock.acquire(directory, SELF, PATIENCE))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("process " + other.pid());

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().onExit().join();
    }

    @Test
    void lookingAtTheHolderDoesNotLoseTheLock() throws IOException {
        EnvironmentLock lock = EnvironmentLock.tryAcquire(directory, SELF).orElseThrow();
        assertThat(directory.lockHolder().read()).contains(SELF);
        assertThat(EnvironmentLock.tryAcquire(directory, SELF)).isEmpty();

        assertThatThrownBy(() -> hold("true")).hasMessageContaining("held");

        lock.close();
        hold("true").destroyForcibly().onExit().join();
    }

    @Test
    void aHolderThatWasKilledHoldsNoLonger() throws IOException {
        hold("true").destroyForcibly().onExit().join();

        Optional<EnvironmentLock> lock = EnvironmentLock.tryAcquire(directory, SELF);

        assertThat(lock).isPresent();
        lock.orElseThrow().close();
    }

    /** Starts a process that holds the lock, and returns once it does. */
    private Process hold(String yields) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        directory.path().toString(),
                        yields)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("held");
        }
        return process;
    }
}
