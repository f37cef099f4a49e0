/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.ProblemText;
import io.ebemu.error.ExitCode;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is wrong in a bundle. */
@Command(
        name = "validate",
        description = "Shows every problem of a bundle, with its place. Needs no Docker engine.",
        footer = {
            "%nExamples:",
            "  ebemu validate",
            "  ebemu validate --strict app.zip     fails on warnings too",
            "  ebemu validate --json | jq .problems"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "A directory, a source bundle zip, or a Dockerrun.aws.json. Default: this directory.")
    private Optional<Path> path = Optional.empty();

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Bundle bundle = session.bundle(path, Map.of());
        List<Problem> problems;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            problems = emulator.validate(bundle);
        }
        if (session.options().json) {
            session.print(new Documents().problems(problems));
        } else if (problems.isEmpty()) {
            session.mention(bundle.path() + ": no problems found");
        } else {
            session.tell(new ProblemText(session.palette(), directories(bundle.path())).lines(problems));
            session.mention(ProblemText.summary(problems));
        }
        boolean refused = problems.stream().anyMatch(this::isFatal);
        return (refused ? new InvalidConfigurationException(problems).exitCode() : ExitCode.SUCCESS).code();
    }

    private boolean isFatal(Problem problem) {
        return problem.severity() == Severity.ERROR || session.options().strict;
    }

    /** Where the files that problems name may be: the user sees them from here or from within the bundle. */
    private List<Path> directories(Path bundle) {
        if (!session.humanIsTerminal()) {
            return List.of();
        }
        Path inside = Files.isDirectory(bundle) ? bundle : bundle.resolveSibling("");
        return List.of(Path.of(""), session.options().resolve(Path.of(".")), inside);
    }
}
