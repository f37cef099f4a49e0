/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.model.observed.ObservedState;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys an application version onto an environment that is there. */
@Command(
        name = "deploy",
        description = {
            "Deploys an application version onto a running environment, as Beanstalk does.",
            "The old task is stopped first, then the new one is started, in two attempts. There is no way back but to"
                    + " deploy another version. Services are left alone, and host ports stay what they were."
        },
        footer = {
            "%nExamples:",
            "  ebemu deploy                       the bundle in this directory",
            "  ebemu deploy --label v2 app.zip    under a label of its own",
            "  ebemu deploy --label v1            the version that was deployed under that label"
        })
final class DeployCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final VersionArguments arguments = new VersionArguments();

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description =
                    "The application version's label. One that was deployed before is deployed again; another names"
                            + " the bundle as it is now.")
    private Optional<String> label = Optional.empty();

    DeployCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObservedState state;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            state = new EnvironmentLookup(session, emulator).describe(arguments.bundle);
        }
        Bundle given = session.bundle(arguments.bundle, arguments.propertyMap(), Optional.empty());
        // The agent may have been started in another directory.
        Bundle bundle = new Bundle(
                given.path().toAbsolutePath().normalize(),
                given.environmentName(),
                given.properties(),
                given.instanceType(),
                given.strict());
        DeployOptions options = new DeployOptions(label, arguments.pull, arguments.build, arguments.timeout);
        return new RunningAgent(session, state).deploy(new AgentRequest.Deploy(bundle, options));
    }
}
