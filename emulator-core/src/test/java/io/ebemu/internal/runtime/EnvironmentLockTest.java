/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.runtime.EnvironmentLock.Holder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EnvironmentLockTest {

    private static final Holder SELF = new Holder(ProcessHandle.current().pid(), true);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void aLockThatIsHeldNamesItsHolderAndIsFreeAfterwards() {
        Path file = directory.resolve("lock");

        EnvironmentLock lock = EnvironmentLock.tryAcquire(file, SELF).orElseThrow();

        assertThat(EnvironmentLock.tryAcquire(file, SELF)).isEmpty();
        lock.close();
        assertThat(EnvironmentLock.holder(file)).isEmpty();
        EnvironmentLock.tryAcquire(file, SELF).orElseThrow().close();
    }

    @Test
    void aProcessThatYieldsIsAskedToLetGo() throws IOException {
        Path file = directory.resolve("lock");
        Process other = hold(file, "true");

        assertThat(EnvironmentLock.holder(file)).contains(new Holder(other.pid(), true));
        EnvironmentLock lock = EnvironmentLock.acquire(file, SELF, PATIENCE);

        assertThat(other.onExit().join().exitValue()).isEqualTo(143);
        lock.close();
    }

    @Test
    void aTestThatHoldsTheLockIsNotDisturbed() throws IOException {
        Path file = directory.resolve("lock");
        Process other = hold(file, "false");

        assertThatThrownBy(() -> EnvironmentLock.acquire(file, SELF, PATIENCE))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("process " + other.pid());

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().onExit().join();
    }

    @Test
    void aHolderThatWasKilledHoldsNoLonger() throws IOException {
        Path file = directory.resolve("lock");
        hold(file, "true").destroyForcibly().onExit().join();

        Optional<EnvironmentLock> lock = EnvironmentLock.tryAcquire(file, SELF);

        assertThat(lock).isPresent();
        lock.orElseThrow().close();
    }

    /** Starts a process that holds the lock, and returns once it does. */
    private static Process hold(Path file, String yields) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.toString(),
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
