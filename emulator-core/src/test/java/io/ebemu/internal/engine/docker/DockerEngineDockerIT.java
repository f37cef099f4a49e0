/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ebemu.api.ContainerCommand;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineContract;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.EngineInfo;
import io.ebemu.internal.engine.LogRecorder;
import io.ebemu.internal.engine.Program;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The contract on a real engine, and what only a real engine does. */
final class DockerEngineDockerIT extends EngineContract {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Override
    protected Engine connect() {
        return DockerEngine.connect(Optional.empty(), new SystemHost());
    }

    private SpecBuilder shell(String suffix, String script) {
        return spec(suffix, Program.RUNS).command(List.of("sh", "-c", script));
    }

    private String output(String id, String script) {
        return containers().exec(id, List.of("sh", "-c", script), DEADLINE).output();
    }

    @Test
    void the_engine_describes_itself() {
        EngineInfo info = engine().info();

        assertThat(info.name()).isIn("Docker Engine", "Podman");
        assertThat(info.version()).isNotEmpty();
        assertThat(ApiVersion.parse(info.apiVersion()))
                .isBetween(ApiVersionNegotiator.OLDEST, ApiVersionNegotiator.NEWEST);
        assertThat(info.memoryMiB()).isGreaterThan(256);
        assertThat(info.cpus()).isPositive();
        assertThat(info.publishedAddress()).isNotEmpty();
        assertThat(info.cgroupVersion()).isIn("1", "2");
    }

    @Test
    void a_process_killed_for_want_of_memory_is_marked() {
        // The shell outlives the process that grows: of a main process killed under load, the engine at times
        // hears the exit before the memory event, and then marks nothing.
        String grows = "sh -c 'x=a; while true; do x=$x$x; done'; code=$?; sleep 1; exit $code";
        String id = started(shell("web", grows).memory(8L << 20));

        assertThat(ended(id).oomKilled()).isTrue();
        assertThat(inspected(id).exitCode()).isNotZero();
    }

    @Test
    void a_link_gives_the_target_by_alias_and_by_hostname_to_the_linker_only() {
        String database = started(spec("db", Program.RUNS).hostname("the-database"));
        String web = started(spec("web", Program.RUNS).link(name("db") + ":alias"));
        String address = inspected(database).ipAddress().orElseThrow();

        assertThat(output(web, "cat /etc/hosts").lines())
                .anySatisfy(line -> assertThat(line.split("\\s+"))
                        .startsWith(address)
                        .contains("alias", "the-database", name("db")));
        assertThat(output(database, "cat /etc/hosts")).doesNotContain(name("web"));
    }

    @Test
    void a_container_has_the_hardware_address_it_was_given() {
        String id = started(spec("web", Program.RUNS).macAddress("02:1f:9a:00:00:07"));

        assertThat(output(id, "cat /sys/class/net/eth0/address")).isEqualTo("02:1f:9a:00:00:07\n");
    }

    @Test
    void a_container_can_share_the_network_of_another() {
        String first = started(spec("first", Program.RUNS));
        String second = started(spec("second", Program.RUNS).namespaceOf(name("first")));

        String namespace = "readlink /proc/self/ns/net";
        assertThat(output(second, namespace)).isEqualTo(output(first, namespace));
    }

    @Test
    void extra_hosts_environment_and_binds_reach_the_container() {
        engine().volumes().create(VolumeSpec.local(name("data"), mine()));
        String writer = started(spec("writer", Program.RUNS).bind(name("data") + ":/data"));
        String id = started(spec("web", Program.RUNS)
                .extraHost("db.example", "192.0.2.7")
                .environment("GREETING", "a=b c")
                .bind(name("data") + ":/data:ro"));
        output(writer, "echo kept > /data/file");

        assertThat(output(id, "cat /etc/hosts")).containsPattern("192\\.0\\.2\\.7\\s+db\\.example");
        assertThat(output(id, "echo $GREETING; cat /data/file")).isEqualTo("a=b c\nkept\n");
        assertThat(containers().exec(id, List.of("touch", "/data/x"), DEADLINE).exitCode())
                .isNotZero();
        assertFails(Kind.CONFLICT, () -> engine().volumes().remove(name("data")));
    }

    @Test
    void a_command_gives_both_outputs_and_its_exit_code() {
        String id = started(spec("web", Program.RUNS));

        ExecResult result = containers().exec(id, List.of("sh", "-c", "echo out; echo err >&2; exit 7"), DEADLINE);

        assertThat(result).isEqualTo(new ExecResult(7, "out\n", "err\n"));
    }

    @Test
    void a_command_is_spoken_with_until_it_has_no_more_to_read() throws IOException {
        String id = started(spec("web", Program.RUNS));

        try (PipedOutputStream questions = new PipedOutputStream();
                PipedOutputStream answered = new PipedOutputStream();
                BufferedReader answers = new BufferedReader(
                        new InputStreamReader(new PipedInputStream(answered), StandardCharsets.UTF_8))) {
            ContainerCommand shell = new ContainerCommand(
                    List.of("sh"),
                    Optional.empty(),
                    new PipedInputStream(questions),
                    answered,
                    OutputStream.nullOutputStream());
            CompletableFuture<Integer> end =
                    CompletableFuture.supplyAsync(() -> engine().commands().run(id, shell));
            for (int round = 0; round < 3; round++) {
                questions.write(("echo aside >&2; echo " + round + "\n").getBytes(StandardCharsets.UTF_8));
                questions.flush();
                assertThat(answers.readLine()).isEqualTo(Integer.toString(round));
            }
            questions.write("exit 3\n".getBytes(StandardCharsets.UTF_8));
            questions.flush();
            assertThat(end).succeedsWithin(DEADLINE).isEqualTo(3);
        }
    }

    @Test
    void a_command_in_a_container_that_does_not_run_is_refused_in_the_engines_words() {
        String id = ended(started(shell("web", "exit 0"))).id();
        ContainerCommand command = new ContainerCommand(
                List.of("sh"),
                Optional.empty(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());

        assertFails(Kind.CONFLICT, () -> engine().commands().run(id, command));
    }

    @Test
    void a_command_that_outlives_its_deadline_is_given_up() {
        String id = started(spec("web", Program.RUNS));

        assertFails(Kind.TIMEOUT, () -> containers().exec(id, List.of("sleep", "60"), Duration.ofMillis(300)));
        assertThat(inspected(id).running()).isTrue();
    }

    @Test
    void a_port_taken_by_a_process_is_told() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String id = containers()
                    .create(spec("web", Program.RUNS)
                            .port(socket.getLocalPort(), 80, Protocol.TCP)
                            .build());

            assertFails(Kind.PORT_TAKEN, () -> containers().start(id));
        }
    }

    @Test
    void too_little_memory_is_refused_in_the_engines_words() {
        assertThat(catchThrowableOfType(
                        EngineException.class,
                        () -> containers()
                                .create(spec("web", Program.RUNS)
                                        .memory(1 << 20)
                                        .build())))
                .hasMessageContaining("Minimum memory limit allowed is 6MB")
                .extracting(EngineException::kind)
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void a_log_keeps_both_outputs_long_lines_and_characters_whole() throws InterruptedException {
        String script =
                "echo out; printf 'zwölf \\342'; printf '\\202\\254\\n'; echo err >&2; i=0; while [ $i -lt 4000 ]; do printf '0123456789'; i=$((i+1)); done; "
                        + "echo; printf 'no end'";
        String id = ended(started(shell("web", script))).id();
        LogRecorder recorder = new LogRecorder();
        try (Subscription subscription = containers().logs(id, false, -1, recorder)) {
            subscription.await();
        }

        assertThat(recorder.lines())
                .filteredOn(LogRecorder.Line::standardError)
                .extracting(LogRecorder.Line::text)
                .containsExactly("err");
        assertThat(recorder.lines())
                .filteredOn(line -> !line.standardError())
                .extracting(LogRecorder.Line::text)
                .containsExactly("out", "zwölf €", "0123456789".repeat(4000), "no end");
    }

    @Test
    void a_terminals_output_is_one_stream_of_lines() throws InterruptedException {
        String id = ended(started(
                        shell("tty", "echo one; echo two >&2; printf three").terminal()))
                .id();
        LogRecorder recorder = new LogRecorder();
        try (Subscription subscription = containers().logs(id, false, -1, recorder)) {
            subscription.await();
        }

        assertThat(recorder.texts()).containsExactly("one", "two", "three");
        assertThat(recorder.lines()).noneMatch(LogRecorder.Line::standardError);
    }
}
