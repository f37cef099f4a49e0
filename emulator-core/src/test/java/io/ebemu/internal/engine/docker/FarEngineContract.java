/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.ContainerCommand;
import io.ebemu.internal.engine.EngineContract;
import io.ebemu.internal.engine.Program;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract on an engine that is not simply a socket file, and what needs both directions of a connection. */
@Timeout(60)
abstract class FarEngineContract extends EngineContract {

    private String running() {
        return started(spec("web", Program.RUNS));
    }

    @Test
    void a_command_reads_its_input_to_the_end_while_its_output_is_read() {
        byte[] content = new byte[3 << 20];
        new Random(7).nextBytes(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = engine().commands()
                .run(
                        running(),
                        new ContainerCommand(
                                List.of("sh", "-c", "cat; echo done >&2; exit 7"),
                                Optional.empty(),
                                new ByteArrayInputStream(content),
                                out,
                                err));

        assertThat(exitCode).isEqualTo(7);
        assertThat(out.toByteArray()).isEqualTo(content);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("done\n");
    }

    @Test
    void a_command_is_spoken_with() throws Exception {
        Pipe in = Pipe.open();
        Pipe out = Pipe.open();
        ContainerCommand shell = new ContainerCommand(
                List.of("sh"),
                Optional.empty(),
                Channels.newInputStream(in.source()),
                Channels.newOutputStream(out.sink()),
                OutputStream.nullOutputStream());
        String container = running();
        CompletableFuture<Integer> ended =
                CompletableFuture.supplyAsync(() -> engine().commands().run(container, shell));
        BufferedReader output = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(out.source()), StandardCharsets.UTF_8));
        try (OutputStream input = Channels.newOutputStream(in.sink())) {
            for (int i = 0; i < 20; i++) {
                input.write(("echo " + i + "\n").getBytes(StandardCharsets.UTF_8));
                assertThat(output.readLine()).isEqualTo(String.valueOf(i));
            }
        }
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void a_large_output_comes_whole() {
        String output = engine().containers()
                .exec(running(), List.of("sh", "-c", "seq 1 200000"), Duration.ofSeconds(30))
                .output();

        assertThat(output.lines()).hasSize(200_000).last().isEqualTo("200000");
    }

    @Test
    void its_ports_are_reached_at_the_host_that_its_address_names() {
        assertThat(engine().info().publishedAddress()).isEqualTo("127.0.0.1");
        assertThat(engine().info().onAnotherMachine()).isFalse();
    }
}
