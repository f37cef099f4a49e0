/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import io.ebemu.cli.agent.AgentRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings an environment up. */
@Command(
        name = "up",
        description = {
            "Brings an environment up: services available, then the task RUNNING.",
            "Stays in the foreground with logs and events until Ctrl-C, which stops the task gracefully and then the"
                    + " services; data is kept."
        },
        footer = {
            "%nExamples:",
            "  ebemu up                          the bundle in this directory",
            "  ebemu up -d --pull always app.zip newest images, in the background",
            "  ebemu up --port-offset 10000      host port 80 becomes 10080"
        })
final class UpCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    @Option(
            names = {"-d", "--detach"},
            description = "Return once the deployment has ended; an agent process supervises on.")
    private boolean detach;

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Bundle bundle = arguments.bundle(session);
        LaunchOptions options = arguments.options();
        return detach
                ? new DetachedRun(session).run(new AgentRequest.Up(bundle, options))
                : new ForegroundRun(session).run(bundle, options);
    }
}
