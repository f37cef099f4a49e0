/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.Cli;
import io.ebemu.cli.command.Invocation;
import java.io.IOException;

/**
 * A command whose process stays as the environment's agent: one Java for both. The launcher's script returns as soon as
 * the command has its exit code.
 */
final class StayingRun {

    private final Invocation invocation;
    private final CallingShell shell;
    private final String version;
    private final SharedSignals signals;

    StayingRun(Invocation invocation, CallingShell shell, String version) {
        this.invocation = invocation;
        this.shell = shell;
        this.version = version;
        this.signals = new SharedSignals(invocation.signals());
    }

    /** The exit code of the process, at its end. */
    int run(String... arguments) throws IOException, InterruptedException {
        OwnAgent agent = new OwnAgent(
                console -> invocation.asAgent(console, signals.ofAgent(), new StandardStreams()::turnTo), version);
        shell.onGone(signals::raise);
        int code = new Cli(invocation.asCaller(agent, signals.ofCommand(), this::leave), version).run(arguments);
        if (!agent.started()) {
            return code;
        }
        leave(code);
        return agent.waitFor();
    }

    /** Also lets go of the standard streams, whose ends others may wait for. */
    private void leave(int code) {
        signals.handOver();
        invocation.console().out().close();
        invocation.console().err().close();
        shell.leave(code);
    }
}
