/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.output.ComposeFile;
import io.ebemu.cli.output.TaskDefinitionJson;
import io.ebemu.error.ExitCode;
import io.ebemu.error.Problem;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes a bundle's containers in another format. */
@Command(
        name = "convert",
        description = {
            "Writes the containers of a bundle as a Compose file, or as an ECS task definition.",
            "What the other format cannot say is told on standard error, with its place."
        },
        footer = {
            "%nExamples:",
            "  ebemu convert --to compose -o docker-compose.yml",
            "  ebemu convert --to task-definition -o task.json",
            "  aws ecs register-task-definition --cli-input-json file://task.json"
        })
final class ConvertCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "A directory, a source bundle zip, or a Dockerrun.aws.json. Default: this directory.")
    private Optional<Path> bundle = Optional.empty();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            completionCandidates = FormatConverter.class,
            description = "compose or task-definition.")
    private Format format = Format.COMPOSE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    ConvertCommand(Session session) {
        this.session = session;
    }

    /** What to write. */
    private enum Format {
        COMPOSE,
        TASK_DEFINITION
    }

    @Override
    public Integer call() {
        Bundle source = session.bundle(bundle, Map.of(), Optional.empty());
        ApplicationVersion version;
        List<String> notes = new ArrayList<>();
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            version = emulator.read(source);
            emulator.validate(source).stream().map(Problem::toString).forEach(notes::add);
        }
        String text = format == Format.COMPOSE ? compose(version, notes) : taskDefinition(version, notes);
        if (output.isPresent()) {
            new NewFile(session.options().resolve(output.get()), force).write(text);
        } else {
            session.invocation().console().out().print(text);
        }
        session.complain(notes);
        return ExitCode.SUCCESS.code();
    }

    private static String compose(ApplicationVersion version, List<String> notes) {
        ComposeFile file = new ComposeFile(version);
        notes.addAll(file.notes());
        return file.text();
    }

    private static String taskDefinition(ApplicationVersion version, List<String> notes) {
        version.taskDefinition()
                .authentication()
                .ifPresent(file -> notes.add("authentication: ECS has no such key; give each container"
                        + " repositoryCredentials, or the agent the credentials"));
        if (!version.properties().isEmpty()) {
            notes.add("environment properties are no part of a task definition; Beanstalk adds them to each"
                    + " container's environment");
        }
        return new TaskDefinitionJson(version.environment().name(), version.taskDefinition()).document() + "\n";
    }

    /** Formats are written with hyphens. */
    private static final class FormatConverter implements ITypeConverter<Format>, Iterable<String> {

        private static final Map<String, Format> FORMATS =
                Map.of("compose", Format.COMPOSE, "task-definition", Format.TASK_DEFINITION);

        @Override
        public Format convert(String word) {
            return Optional.ofNullable(FORMATS.get(word))
                    .orElseThrow(() -> new TypeConversionException("expected compose or task-definition, got " + word));
        }

        @Override
        public java.util.Iterator<String> iterator() {
            return FORMATS.keySet().stream().sorted().iterator();
        }
    }
}
