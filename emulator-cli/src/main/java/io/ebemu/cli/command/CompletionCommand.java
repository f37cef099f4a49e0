/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.error.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script by which a shell completes ebemu's command line. */
@Command(
        name = "completion",
        description = "Prints a script that has a shell complete verbs, options, containers and environments.",
        footer = {
            "%nExamples:",
            "  source <(ebemu completion bash)      in ~/.bashrc",
            "  source <(ebemu completion zsh)       in ~/.zshrc",
            "  ebemu completion fish >~/.config/fish/completions/ebemu.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Session session) {
        this.session = session;
    }

    /** A shell that completes. */
    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Override
    public Integer call() {
        List<CommandShape> commands = CommandShape.all(new Cli(session.invocation(), session.version()).commandLine());
        session.invocation()
                .console()
                .out()
                .print(
                        switch (shell) {
                            case BASH -> new BashCompletion(commands).forBash();
                            case ZSH -> new BashCompletion(commands).forZsh();
                            case FISH -> new FishCompletion(commands).forFish();
                        });
        return ExitCode.SUCCESS.code();
    }
}
