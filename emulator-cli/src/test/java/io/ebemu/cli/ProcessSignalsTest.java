/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProcessSignalsTest {

    @Test
    void a_process_is_told_of_each_signal_instead_of_being_ended() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("signal 1");
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("signal 2");
            assertThat(process.waitFor()).isEqualTo(42);
        } finally {
            process.destroyForcibly();
        }
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
