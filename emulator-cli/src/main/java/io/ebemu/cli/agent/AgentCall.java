/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.util.Optional;

/**
 * A request and who asks.
 *
 * @param client the id of the process that asks
 * @param dockerHost the engine's endpoint, if the user named one; an agent that has an engine already keeps it
 * @param request what is asked for
 */
public record AgentCall(long client, Optional<String> dockerHost, AgentRequest request) {}
