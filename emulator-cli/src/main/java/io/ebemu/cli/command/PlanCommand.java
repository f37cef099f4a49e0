/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.PlanStep;
import io.ebemu.cli.output.Documents;
import io.ebemu.error.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what launching would do. */
@Command(
        name = "plan",
        description = "Shows the steps that `up` would take now: number, steps to wait for, resource, action, cause.",
        footer = {"%nExamples:", "  ebemu plan", "  ebemu plan --random-ports --json app.zip"})
final class PlanCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Bundle bundle = arguments.bundle(session);
        List<PlanStep> steps;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            steps = emulator.plan(bundle, arguments.options());
        }
        if (session.options().json) {
            session.print(new Documents().plan(steps));
        } else if (steps.isEmpty()) {
            session.mention("Nothing to do: the environment runs unchanged.");
        } else {
            session.tell(steps.stream().map(PlanStep::toString).toList());
        }
        return ExitCode.SUCCESS.code();
    }
}
