/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.agent.SocketPlaces;
import io.ebemu.cli.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Runs the command line against a fake emulator, in this process. */
final class TestCli {

    final FakeEmulator emulator = new FakeEmulator();
    final FakeSignals signals = new FakeSignals();
    final List<Integer> halts = new CopyOnWriteArrayList<>();
    final List<Path> detachedTo = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream detached = new ByteArrayOutputStream();
    final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
    Browser browser = page -> false;
    final FakeTty tty = new FakeTty();
    InputStream in = InputStream.nullInputStream();
    boolean terminal;
    SocketPlaces sockets = sockets();
    EmulatorFactory factory = dockerHost -> emulator;
    AgentLauncher agents = () -> {
        throw new IOException("the test expects no agent");
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        int exitCode = cli(in, stream(out)).run(arguments);
        return result(exitCode);
    }

    /** Runs on a thread of its own, for tests that do something meanwhile. */
    CompletableFuture<Result> start(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments), task -> new Thread(task, "ebemu").start());
    }

    Result result(int exitCode) {
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Forgets what was written. */
    void reset() {
        out.reset();
        err.reset();
    }

    String errSoFar() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String outSoFar() {
        return out.toString(StandardCharsets.UTF_8);
    }

    Cli cli(InputStream in, PrintStream standardOutput) {
        Invocation invocation = new Invocation(
                new Console(in, standardOutput, stream(err), terminal, terminal),
                new FakeHost(environment),
                dockerHost -> open(dockerHost.orElse("")),
                () -> agents.start(),
                sockets,
                signals,
                tty,
                browser,
                halts::add,
                file -> {
                    detachedTo.add(file);
                    return stream(detached);
                });
        return new Cli(invocation, "1.2.3");
    }

    /** Of their own, as tests of equally named environments run side by side. */
    private static SocketPlaces sockets() {
        try {
            String user = System.getProperty("user.name");
            Path directory = Files.createTempDirectory("ebemu");
            SocketPlaces places = new SocketPlaces(directory, user);
            Stream<Path> sockets = places.of(States.running("fibonacci").stateDirectory()).files().stream()
                    .filter(file -> file.startsWith(directory));
            // In the order in which they are made; they are deleted in the other. Some tests leave an agent running.
            Stream.concat(Stream.of(directory, directory.resolve("ebemu-" + user)), sockets)
                    .forEach(file -> file.toFile().deleteOnExit());
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BeanstalkEmulator open(String dockerHost) {
        emulator.calls.add("open " + dockerHost);
        return factory.open(java.util.Optional.of(dockerHost));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
