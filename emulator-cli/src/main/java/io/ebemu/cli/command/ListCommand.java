/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.StatusPage;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.ObservedState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows all environments. */
@Command(
        name = "list",
        description = "Lists the environments on this engine.",
        footer = {"%nExamples:", "  ebemu list", "  ebemu list --json | jq -r '.Environments[].EnvironmentName'"})
final class ListCommand implements Callable<Integer> {

    private final Session session;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            List<ObservedState> states = emulator.describeAll();
            if (session.options().json) {
                session.print(new Documents().environments(states));
            } else {
                session.tell(new StatusPage(session.palette()).table(states));
            }
        }
        return ExitCode.SUCCESS.code();
    }
}
