/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Variables;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows environment properties, or the variables of a container. */
@Command(
        name = "printenv",
        description = {
            "Shows the environment's properties, as eb printenv does.",
            "With a container: the variables that it really has, or, while it does not run, those that the next launch"
                    + " would give it. Values are shown as they are, secrets too."
        },
        footer = {
            "%nExamples:",
            "  ebemu printenv             the properties that ebemu.yml and setenv set",
            "  ebemu printenv web         all that the container web finds in its environment",
            "  ebemu printenv --json | jq -r '.OptionSettings[].OptionName'"
        })
final class PrintenvCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CONTAINER", description = "Its name in the Dockerrun.aws.json.")
    private Optional<String> container = Optional.empty();

    PrintenvCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(Optional.empty());
            if (container.isPresent()) {
                print(container.get(), emulator.variables(environment, container.get()));
            } else {
                print(environment, emulator.declared(environment).properties());
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private void print(String name, Map<String, String> variables) {
        if (session.options().json) {
            session.print(new Variables(variables).ofContainer(name));
        } else {
            session.tell(new Variables(variables).lines());
        }
    }

    private void print(EnvironmentId environment, Map<String, String> properties) {
        if (session.options().json) {
            session.print(new Variables(properties).ofEnvironment(environment.name()));
        } else {
            session.tell(new Variables(properties).page());
        }
    }
}
