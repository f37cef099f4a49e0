/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.output.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine;

/** The command line as a whole: from arguments to an exit code. */
public final class Cli {

    private final Invocation invocation;
    private final String version;

    /** @param version what {@code --version} tells */
    public Cli(Invocation invocation, String version) {
        this.invocation = invocation;
        this.version = version;
    }

    /** Does what the arguments say; the exit code is one of {@link io.ebemu.error.ExitCode}. */
    public int run(String... arguments) {
        boolean agent = List.of(arguments).equals(List.of(AgentLauncher.ARGUMENT));
        return agent ? runAgent() : commandLine(arguments).execute(arguments);
    }

    /** Without the parser, which alone would take a tenth of a second in which somebody waits for the environment. */
    private int runAgent() {
        Session session = new Session(invocation, new GlobalOptions(), version);
        try {
            return new AgentCommand(session).call();
        } catch (IOException | RuntimeException e) {
            return new ErrorReport(session).report(e);
        }
    }

    CommandLine commandLine(String... arguments) {
        Console console = invocation.console();
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(invocation, options, version);
        CommandLine line = new CommandLine(new RootCommand()).addMixin("options", options);
        new Verbs().make(new HashSet<>(List.of(arguments)), session).forEach(line::addSubcommand);
        ErrorReport errors = new ErrorReport(session);
        line.getCommandSpec().version("ebemu " + version);
        return line.setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        session.palette().enabled() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
