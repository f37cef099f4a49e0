/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.output.Failure;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command failed: in a sentence if the user can do something about it, with a stack trace if it is a bug. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Session session;

    ErrorReport(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String message = String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
        session.fail(new Failure(ExitCode.USAGE.code(), message, List.of()));
        UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        PrintStream err = session.invocation().console().err();
        err.print(command.getHelp().fullSynopsis());
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments) {
        return report(exception);
    }

    /** Tells why a command failed; returns its exit code. */
    int report(Exception exception) {
        if (exception instanceof EbemuException known) {
            return session.fail(Failure.of(known));
        }
        if (exception instanceof InterruptedException) {
            return session.fail(new Failure(ExitCode.INTERRUPTED.code(), "interrupted", List.of()));
        }
        PrintStream err = session.invocation().console().err();
        exception.printStackTrace(err);
        err.println();
        return session.fail(new Failure(
                ExitCode.BUG.code(),
                "this is a bug in ebemu; please report it with the lines above and what `ebemu --version` and"
                        + " `ebemu doctor` print",
                List.of()));
    }
}
