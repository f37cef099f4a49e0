/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.cli.output.Detail;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.cli.output.LogArchive;
import io.ebemu.cli.output.PlainRenderer;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what containers wrote. */
@Command(
        name = "logs",
        description = "Shows what the containers wrote to standard output and standard error.",
        footer = {
            "%nExamples:",
            "  ebemu logs                    everything, of all of the task's containers",
            "  ebemu logs -f --tail 20 nginx the latest 20 lines of nginx, and what it writes from now on",
            "  ebemu logs --zip logs.zip     everything in one file, to hand to somebody"
        })
final class LogsCommand implements Callable<Integer> {

    private static final int ALL = -1;

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONTAINER",
            description = "Names in the task definition, or identifiers of services. Default: the task's containers.")
    private List<String> containers = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the containers end.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            description = "Begin with the latest N lines of each container. Default: all.")
    private Optional<Integer> tail = Optional.empty();

    @Option(
            names = "--zip",
            paramLabel = "FILE",
            description = "Write all logs to that file, laid out like Beanstalk's bundle logs, with the files that"
                    + " containers wrote to log volumes (awseb-logs-*) and what the services wrote.")
    private Optional<Path> zip = Optional.empty();

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (tail.filter(lines -> lines < 0).isPresent()) {
            throw new UsageException("--tail: expected 0 or more lines, got " + tail.get());
        }
        if (zip.isPresent()) {
            zip(session.options().resolve(zip.get()));
        } else {
            show();
        }
        return ExitCode.SUCCESS.code();
    }

    private void show() throws InterruptedException {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = renderer()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(Optional.empty());
            renderer.expect(names(emulator, environment));
            emulator.logs(environment, new LogQuery(containers, tail.orElse(ALL), follow), renderer);
        }
    }

    private void zip(Path file) throws InterruptedException {
        if (follow || tail.isPresent() || !containers.isEmpty()) {
            throw new UsageException("--zip takes all there is now: not with --follow, --tail or containers' names");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException("--zip: " + file + " is a directory; name a file");
        }
        Path directory = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new UsageException("--zip: no file can be made in " + directory);
        }
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            ObservedState state = new EnvironmentLookup(session, emulator).describe(Optional.empty());
            try (LogArchive archive = new LogArchive(file)) {
                FileTime now = FileTime.from(session.invocation().host().now());
                new LogBundle(emulator, state, archive, now, this::leftOut).collect();
                tell(file, archive.complete());
            }
        } catch (IOException e) {
            throw new UsageException("--zip: cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void leftOut(String what) {
        session.complain(List.of("left out: " + what));
    }

    private void tell(Path file, List<String> entries) {
        if (session.options().json) {
            session.print(new Documents().logArchive(file, entries));
        } else {
            session.tell(List.of(file + ": " + entries.size() + (entries.size() == 1 ? " file" : " files")));
        }
    }

    private List<String> names(BeanstalkEmulator emulator, EnvironmentId environment) {
        if (!containers.isEmpty()) {
            return containers;
        }
        return emulator
                .describe(environment)
                .flatMap(ObservedState::task)
                .map(Task::containers)
                .orElse(List.of())
                .stream()
                .map(ContainerSnapshot::name)
                .toList();
    }

    /** Log lines are this verb's result: they are shown to the quiet as well. */
    private Renderer renderer() {
        return session.options().json
                ? new JsonRenderer(session.invocation().console().out())
                : new PlainRenderer(session.human(), session.palette(), Detail.NORMAL);
    }
}
