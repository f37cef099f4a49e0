/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.agent.AgentCall;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.ProblemText;
import io.ebemu.cli.output.SourceFiles;
import io.ebemu.error.ExitCode;
import io.ebemu.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Loads what {@code up -d} and its agent load, and what {@code validate} does, and changes nothing: for the launcher,
 * which has the JVM keep the loaded classes in an archive. What cannot be run without changing anything is loaded by the
 * package.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Loads what `up -d` and `validate` load; changes nothing.",
        footer = {"%nExamples:", "  ebemu rehearse samples/fibonacci"})
final class RehearseCommand implements Callable<Integer> {

    private static final String SMALLEST = "t2.nano";

    private final Session session;

    @Mixin
    private final LaunchArguments arguments = new LaunchArguments();

    RehearseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AgentProtocol protocol = new AgentProtocol();
        AgentRequest.Up up = new AgentRequest.Up(arguments.bundle(session), arguments.options());
        protocol.readCall(protocol.request(
                new AgentCall(session.invocation().host().processId(), session.options().dockerHost, up)));
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            // First, since they need no engine: a package of ebemu is rehearsed where none runs.
            report(emulator);
            ClassTree.neededByUp().forEach(ClassTree::load);
            session.print(new Documents().plan(emulator.plan(up.bundle(), up.options(), event -> {})));
            emulator.prepare();
        }
        return ExitCode.SUCCESS.code();
    }

    /** As {@code validate} does, with a problem to tell: no task has room on the smallest instance. */
    private void report(BeanstalkEmulator emulator) {
        Bundle bundle = session.bundle(arguments.version.bundle, Map.of(), Optional.of(SMALLEST));
        List<Problem> problems = emulator.validate(bundle);
        SourceFiles files = SourceFiles.of(bundle.path());
        session.tell(new ProblemText(session.palette(), files, session.width()).lines(problems));
        session.print(new Documents().sarif(problems, files, session.version()));
    }
}
