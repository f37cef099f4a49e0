/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code ebemu} command. */
@Command(name = "ebemu", mixinStandardHelpOptions = true, version = "ebemu 0.1.0-SNAPSHOT")
final class Main implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
