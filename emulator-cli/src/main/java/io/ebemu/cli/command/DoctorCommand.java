/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import io.ebemu.cli.output.DiagnosisText;
import io.ebemu.cli.output.Documents;
import io.ebemu.error.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows whether this machine is fit for ebemu. */
@Command(
        name = "doctor",
        description = "Checks what ebemu depends on here: engine, images, disk, ports. Exit code 5 if something fails.",
        footer = {"%nExamples:", "  ebemu doctor", "  ebemu doctor --host tcp://build:2375 --json"})
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Diagnosis> diagnoses;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            diagnoses = emulator.diagnose();
        }
        if (session.options().json) {
            session.print(new Documents().diagnoses(diagnoses));
        } else {
            session.tell(new DiagnosisText(session.palette(), session.options().detail()).lines(diagnoses));
        }
        boolean fit = diagnoses.stream().noneMatch(diagnosis -> diagnosis.state() == State.FAILURE);
        return (fit ? ExitCode.SUCCESS : ExitCode.ENGINE_UNAVAILABLE).code();
    }
}
