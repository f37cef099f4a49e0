/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.api.EmulatorOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.cli.command.Cli;
import io.ebemu.cli.command.Invocation;
import io.ebemu.cli.output.Console;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;

/** The {@code ebemu} program: the one place that touches the standard streams and ends the process. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Host host = new SystemHost();
        Terminals terminals = Terminals.ofThisProcess();
        Console console =
                new Console(System.in, System.out, System.err, terminals.standardOutput(), terminals.standardError());
        Invocation invocation = new Invocation(
                console,
                host,
                dockerHost -> Ebemu.emulator(new EmulatorOptions(dockerHost)),
                AgentSpawner.ofThisProcess(host),
                new ProcessSignals(),
                Runtime.getRuntime()::halt,
                new StandardStreams()::continueIn);
        System.exit(new Cli(invocation, Version.ofThisProgram()).run(arguments));
    }
}
