/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import io.ebemu.cli.output.DiagnosisText;
import io.ebemu.cli.output.Documents;
import io.ebemu.error.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows whether this machine is fit for ebemu. */
@Command(
        name = "doctor",
        description = {
            "Checks what ebemu depends on here: where an engine was looked for, its version, images and whose",
            "credentials pull them, disk, ports, clock, Testcontainers' settings; each with what to do about it.",
            "Exit code 5 if something fails."
        },
        footer = {
            "%nExamples:",
            "  ebemu doctor",
            "  ebemu doctor app.zip",
            "  ebemu doctor --host tcp://build:2375 --json"
        })
final class DoctorCommand implements Callable<Integer> {

    private static final String DOCKERRUN = "Dockerrun.aws.json";

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "What is to be launched: its host ports and images are checked."
                    + " Default: this directory, if there is a Dockerrun.aws.json in it.")
    private Optional<Path> bundle = Optional.empty();

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Diagnosis> diagnoses = new ArrayList<>();
        diagnoses.add(new Diagnosis("ebemu", State.OK, session.version(), ""));
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            diagnoses.addAll(emulator.diagnose(asked()));
        }
        if (session.options().json) {
            session.print(new Documents().diagnoses(diagnoses));
        } else {
            session.tell(new DiagnosisText(session.palette(), session.options().detail()).lines(diagnoses));
        }
        boolean fit = diagnoses.stream().noneMatch(diagnosis -> diagnosis.state() == State.FAILURE);
        return (fit ? ExitCode.SUCCESS : ExitCode.ENGINE_UNAVAILABLE).code();
    }

    private Optional<Bundle> asked() {
        boolean here = Files.exists(session.options().resolve(Path.of(DOCKERRUN)));
        return bundle.isPresent() || here
                ? Optional.of(session.bundle(bundle, Map.of(), Optional.empty()))
                : Optional.empty();
    }
}
