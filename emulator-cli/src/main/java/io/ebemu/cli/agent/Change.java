/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.error.ResourceConflictException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an agent is changing about its environment.
 *
 * @param request what it was asked for
 * @param client the id of the process that asked
 * @param since when it began
 * @param work the work, to be cancelled
 */
record Change(AgentRequest request, long client, Instant since, Cancellable work) {

    boolean takesDown() {
        return request instanceof AgentRequest.Down;
    }

    private String doing() {
        return switch (request.command()) {
            case "down" -> "takes down";
            case "restart" -> "restarts";
            case "configure" -> "changes the properties of";
            default -> "deploys to";
        };
    }

    /** What a second caller is told. */
    ResourceConflictException conflict(String environment) {
        return new ResourceConflictException("process " + client + " " + doing() + " environment " + environment
                + " since " + since.truncatedTo(ChronoUnit.SECONDS)
                + "; wait until that is done (`ebemu events -f` shows it)"
                + (takesDown() ? "" : ", or stop it with Ctrl-C there or with `ebemu down`"));
    }
}
