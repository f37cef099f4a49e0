/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.AgentLauncher;
import io.ebemu.cli.command.Cli;
import io.ebemu.cli.command.Invocation;
import io.ebemu.cli.output.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The agent in this process, on a thread of its own: starting another Java costs as much as an engine's container. It is
 * talked to through pipes, as one in a process of its own would be.
 */
final class OwnAgent extends Process implements AgentLauncher {

    private final Function<Console, Invocation> surroundings;
    private final String version;
    // Of the operating system: Java's own take a pipe for broken as soon as the thread that wrote last has ended.
    private final Pipe toAgent;
    private final Pipe fromAgent;
    private final Pipe errors;
    private Optional<FutureTask<Integer>> work = Optional.empty();

    /** @param surroundings what it works with, but for its standard streams, which it is given */
    OwnAgent(Function<Console, Invocation> surroundings, String version) throws IOException {
        this.surroundings = surroundings;
        this.version = version;
        this.toAgent = Pipe.open();
        this.fromAgent = Pipe.open();
        this.errors = Pipe.open();
    }

    @Override
    public Process start() {
        PrintStream out = writing(fromAgent);
        PrintStream err = writing(errors);
        Console console = new Console(Channels.newInputStream(toAgent.source()), out, err, false, false);
        FutureTask<Integer> task = new FutureTask<>(() -> {
            try (out;
                    err) {
                return new Cli(surroundings.apply(console), version).run(ARGUMENT);
            }
        });
        work = Optional.of(task);
        new Thread(task, "agent").start();
        return this;
    }

    private static PrintStream writing(Pipe pipe) {
        return new PrintStream(Channels.newOutputStream(pipe.sink()), true, StandardCharsets.UTF_8);
    }

    /** Whether it was started, so that there is somebody to wait for. */
    boolean started() {
        return work.isPresent();
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(toAgent.sink());
    }

    @Override
    public InputStream getInputStream() {
        return Channels.newInputStream(fromAgent.source());
    }

    @Override
    public InputStream getErrorStream() {
        return Channels.newInputStream(errors.source());
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return work.orElseThrow().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the agent", e.getCause());
        }
    }

    @Override
    public int exitValue() {
        if (!work.orElseThrow().isDone()) {
            throw new IllegalThreadStateException("the agent works");
        }
        try {
            return waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalThreadStateException("interrupted");
        }
    }

    @Override
    public void destroy() {
        work.ifPresent(task -> task.cancel(true));
    }
}
