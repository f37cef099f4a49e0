/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an {@code ebemu.yml} for a directory. */
@Command(
        name = "init",
        description = {
            "Looks at a directory and writes an ebemu.yml for it, with comments.",
            "It looks at the Dockerrun.aws.json, Compose files, Dockerfiles, and the variables that programs read."
        },
        footer = {
            "%nExamples:",
            "  ebemu init                 this directory",
            "  ebemu init --force app     that directory; an ebemu.yml that is there is replaced"
        })
final class InitCommand implements Callable<Integer> {

    private static final String FILE = "ebemu.yml";
    private static final String DOCKERRUN = "Dockerrun.aws.json";

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The directory. Default: this one.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--force", description = "Replace an ebemu.yml that is there.")
    private boolean force;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path root = session.options().resolve(directory.orElse(Path.of(".")));
        if (!Files.isDirectory(root)) {
            throw new UsageException(root + " is no directory; name the one with your " + DOCKERRUN);
        }
        BundleFindings found = new BundleScan(root).run();
        List<String> told = new ArrayList<>();
        String name;
        Optional<TaskDefinition> task;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            Bundle bundle = session.bundle(directory, Map.of(), Optional.empty());
            name = emulator.environmentOf(bundle).name();
            task = task(emulator, bundle, root, told);
        }
        NewFile file = new NewFile(root.resolve(FILE), force);
        file.write(new EnvironmentFileDraft(name, found, task).text());
        tell(found, told);
        session.mention("Wrote " + file.path() + "; look through it, then run `ebemu up`.");
        return ExitCode.SUCCESS.code();
    }

    private static Optional<TaskDefinition> task(
            BeanstalkEmulator emulator, Bundle bundle, Path root, List<String> told) {
        if (!Files.exists(root.resolve(DOCKERRUN))) {
            told.add("There is no " + DOCKERRUN + "; ebemu runs what version 2 of that file describes.");
            return Optional.empty();
        }
        try {
            TaskDefinition task = emulator.read(bundle).taskDefinition();
            told.add(DOCKERRUN + " has " + task.containers().size() + " containers.");
            return Optional.of(task);
        } catch (EbemuException e) {
            told.add(DOCKERRUN + " has errors; `ebemu validate` shows them.");
            return Optional.empty();
        }
    }

    private void tell(BundleFindings found, List<String> told) {
        found.composeFiles().forEach(file -> told.add("Found the Compose file " + file + "."));
        found.database().ifPresent(server -> told.add("Database: " + server.evidence() + "."));
        found.cache().ifPresent(server -> told.add("Cache: " + server.evidence() + "."));
        if (!found.variables().isEmpty()) {
            told.add("Programs read " + String.join(", ", found.variables().keySet()) + ".");
        }
        told.forEach(session::mention);
    }
}
