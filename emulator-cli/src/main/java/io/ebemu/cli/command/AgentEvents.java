/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.io.PrintStream;

/** An agent's lines: to its caller until the outcome, to its log file afterwards. */
final class AgentEvents implements EventListener {

    private final AgentProtocol protocol = new AgentProtocol();
    private PrintStream out;

    AgentEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        new JsonRenderer(out).on(event);
    }

    synchronized void tell(AgentOutcome outcome) {
        out.println(protocol.outcome(outcome));
        out.flush();
    }

    synchronized void continueOn(PrintStream next) {
        out = next;
    }
}
