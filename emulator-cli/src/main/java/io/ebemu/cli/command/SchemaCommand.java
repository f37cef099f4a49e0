/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.ConfigurationFile;
import io.ebemu.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Prints the schema of a file that users write. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a file, with which editors complete and check it.",
        footer = {
            "%nExamples:",
            "  ebemu schema > .vscode/dockerrun.schema.json",
            "  ebemu schema ebemu.yml > .vscode/ebemu.schema.json",
            "%nVisual Studio Code, in .vscode/settings.json:",
            "  \"json.schemas\": [{ \"fileMatch\": [\"Dockerrun.aws.json\"],",
            "                     \"url\": \"./.vscode/dockerrun.schema.json\" }]",
            "Editors with the YAML language server, as the first line of ebemu.yml:",
            "  # yaml-language-server: $$schema=.vscode/ebemu.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "dockerrun",
            converter = FileConverter.class,
            description = "dockerrun (Dockerrun.aws.json) or ebemu.yml. Default: ${DEFAULT-VALUE}.")
    private ConfigurationFile file = ConfigurationFile.DOCKERRUN;

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            session.print(emulator.schema(file).stripTrailing());
        }
        return ExitCode.SUCCESS.code();
    }

    /** Reads the name of a file. */
    static final class FileConverter implements ITypeConverter<ConfigurationFile> {

        @Override
        public ConfigurationFile convert(String name) {
            return switch (name) {
                case "dockerrun" -> ConfigurationFile.DOCKERRUN;
                case "ebemu.yml" -> ConfigurationFile.EBEMU_YML;
                default -> throw new TypeConversionException("expected dockerrun or ebemu.yml, got \"" + name + "\"");
            };
        }
    }
}
