/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.ProblemFormat;
import io.ebemu.cli.output.ProblemText;
import io.ebemu.cli.output.SourceFiles;
import io.ebemu.error.ExitCode;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is wrong in a bundle. */
@Command(
        name = "validate",
        description = "Shows every problem of a bundle, with its place. Needs no Docker engine.",
        footer = {
            "%nExamples:",
            "  ebemu validate",
            "  ebemu validate --strict app.zip     fails on warnings too",
            "  ebemu validate --instance-type t3.micro",
            "  ebemu validate --json | jq .problems",
            "  ebemu validate --format sarif > ebemu.sarif"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "A directory, a source bundle zip, or a Dockerrun.aws.json. Default: this directory.")
    private Optional<Path> path = Optional.empty();

    @Mixin
    private final InstanceTypeOption instanceType = new InstanceTypeOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or sarif: a log that code hosts and editors read. Default: ${DEFAULT-VALUE}.")
    private ProblemFormat format = ProblemFormat.TEXT;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (session.options().json && format == ProblemFormat.SARIF) {
            throw new UsageException(
                    "--json and --format sarif exclude each other: problems are printed in one format");
        }
        Bundle bundle = session.bundle(path, Map.of(), instanceType.value);
        List<Problem> problems;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            problems = emulator.validate(bundle);
        } catch (InvalidConfigurationException e) {
            // Not even a bundle: that is a problem like others to whoever asked for problems.
            problems = e.problems();
        }
        show(problems, bundle.path());
        boolean refused = problems.stream().anyMatch(this::isFatal);
        return (refused ? new InvalidConfigurationException(problems).exitCode() : ExitCode.SUCCESS).code();
    }

    private boolean isFatal(Problem problem) {
        return problem.severity() == Severity.ERROR || session.options().strict;
    }

    private void show(List<Problem> problems, Path bundle) {
        if (session.options().json) {
            session.print(new Documents().problems(problems));
        } else if (format == ProblemFormat.SARIF) {
            session.print(new Documents().sarif(problems, SourceFiles.of(bundle), session.version()));
        } else if (problems.isEmpty()) {
            session.mention(bundle + ": no problems found");
        } else {
            SourceFiles files = session.humanIsTerminal() ? SourceFiles.of(bundle) : SourceFiles.unseen();
            session.tell(new ProblemText(session.palette(), files, session.width()).lines(problems));
            session.mention(ProblemText.summary(problems));
        }
    }
}
