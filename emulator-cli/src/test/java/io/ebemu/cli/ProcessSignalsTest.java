/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program whose parent ignores SIGINT ignores it too, and is then waited for in vain. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class ProcessSignalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_process_is_told_of_each_signal_instead_of_being_ended(String signal)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            send(signal, process);
            assertThat(out.readLine()).isEqualTo("signal 1");
            send(signal, process);
            assertThat(out.readLine()).isEqualTo("signal 2");
            assertThat(process.waitFor()).isEqualTo(42);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Waits for two signals. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            CountDownLatch twice = new CountDownLatch(2);
            new ProcessSignals().onStop(count -> {
                System.out.println("signal " + count);
                twice.countDown();
            });
            System.out.println("ready");
            twice.await();
            System.exit(42);
        }
    }
}
