/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The agent verb on a thread of this process, behind pipes as a process would be. */
final class InProcessAgent extends Process implements AgentLauncher {

    final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final TestCli cli;
    private final PipedOutputStream toAgent = new PipedOutputStream();
    private final PipedInputStream fromAgent = new PipedInputStream(1 << 16);

    /** @param cli the agent's own surroundings */
    InProcessAgent(TestCli cli) {
        this.cli = cli;
    }

    @Override
    public Process start() throws IOException {
        InputStream in = new PipedInputStream(toAgent);
        PrintStream out = new PrintStream(new PipedOutputStream(fromAgent), true, StandardCharsets.UTF_8);
        new Thread(
                        () -> {
                            int code = cli.cli(in, out).run("agent");
                            out.close();
                            exit.complete(code);
                        },
                        "agent")
                .start();
        return this;
    }

    @Override
    public OutputStream getOutputStream() {
        return toAgent;
    }

    @Override
    public InputStream getInputStream() {
        return fromAgent;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int exitValue() {
        return exit.join();
    }

    @Override
    public void destroy() {
        cli.signals.raise();
    }
}
