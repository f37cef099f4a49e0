/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.AgentProtocol;
import io.ebemu.cli.output.AgentRequest;
import io.ebemu.cli.output.Documents;
import io.ebemu.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Loads what {@code up -d} and its agent load, and changes nothing: for the launcher, which has the JVM keep the loaded
 * classes in an archive.
 */
@Command(name = "rehearse", hidden = true, description = "Loads what `up -d` loads; changes nothing.")
final class RehearseCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    RehearseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AgentProtocol protocol = new AgentProtocol();
        AgentRequest request = protocol.readRequest(protocol.request(
                new AgentRequest(arguments.bundle(session), arguments.options(), session.options().dockerHost)));
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            session.print(new Documents().plan(emulator.plan(request.bundle(), request.options())));
            emulator.prepare();
        }
        return ExitCode.SUCCESS.code();
    }
}
