/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.IOException;

/** Starts the process that supervises an environment after {@code up -d} has returned. */
@FunctionalInterface
public interface AgentLauncher {

    /** The one argument of this program that makes it an agent. */
    String ARGUMENT = "agent";

    /** Starts one, with its three standard streams as pipes and out of reach of the terminal's signals. */
    Process start() throws IOException;
}
