/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.error.ExitCode;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints names for a shell to complete, one a line: those of the bundle here, which takes no engine. */
@Command(
        name = "names",
        hidden = true,
        description = "Prints names, for completions.",
        footer = {"%nExamples:", "  ebemu names containers"})
final class NamesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "WHAT", description = "containers or environments.")
    private What what = What.CONTAINERS;

    NamesCommand(Session session) {
        this.session = session;
    }

    /** What has names. */
    private enum What {
        CONTAINERS,
        ENVIRONMENTS
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            List<String> names = what == What.CONTAINERS
                    ? containers(emulator)
                    : emulator.describeAll().stream()
                            .map(state -> state.environment().name())
                            .toList();
            names.forEach(session::print);
        }
        return ExitCode.SUCCESS.code();
    }

    private List<String> containers(BeanstalkEmulator emulator) {
        EnvironmentLookup lookup = new EnvironmentLookup(session, emulator);
        Optional<Bundle> here = lookup.bundle(Optional.empty());
        return here.isPresent()
                ? emulator.read(here.get()).taskDefinition().containers().stream()
                        .map(ContainerDefinition::name)
                        .toList()
                : lookup.describe(Optional.empty()).task().map(Task::containers).orElse(List.of()).stream()
                        .map(ContainerSnapshot::name)
                        .toList();
    }
}
