/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the manual pages, for packages of ebemu: the one of the program, and one a verb. */
@Command(
        name = "man-pages",
        hidden = true,
        description = "Writes manual pages into a directory.",
        footer = {"%nExamples:", "  ebemu man-pages /usr/local/share/man/man1"})
final class ManCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "Where; made if it is not there.")
    private Path directory = Path.of(".");

    ManCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path target = session.options().resolve(directory);
        List<CommandShape> commands = CommandShape.all(new Cli(session.invocation(), session.version()).commandLine());
        try {
            Files.createDirectories(target);
            for (CommandShape command : commands) {
                ManualPage page = new ManualPage(command, session.version());
                Files.writeString(target.resolve(page.name() + ".1"), page.source());
            }
        } catch (IOException e) {
            throw new UsageException("cannot write manual pages into " + target + ": " + e, e);
        }
        session.mention(commands.size() + " manual pages are in " + target);
        return ExitCode.SUCCESS.code();
    }
}
