/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the engine told of a container of an environment under test.
 *
 * @param nanos when, in nanoseconds since 1970
 * @param action {@code create}, {@code start}, {@code kill}, {@code die}, {@code destroy}, {@code oom} …
 * @param signal the signal's number, of a {@code kill}
 * @param exitCode the exit code, of a {@code die}
 */
record EngineEvent(
        long nanos,
        String action,
        String containerId,
        String environment,
        String taskArn,
        String name,
        String signal,
        int exitCode) {

    private static final String TERM = "15";

    static EngineEvent of(JsonNode node) {
        JsonNode attributes = node.path("Actor").path("Attributes");
        return new EngineEvent(
                node.path("timeNano").asLong(),
                node.path("Action").asText(),
                node.path("Actor").path("ID").asText(),
                attributes.path(Docker.ENVIRONMENT).asText(),
                attributes.path("com.amazonaws.ecs.task-arn").asText(),
                attributes.path("com.amazonaws.ecs.container-name").asText(),
                attributes.path("signal").asText(),
                attributes.path("exitCode").asInt());
    }

    /** Somebody asked for a graceful stop. The chaos itself never does it by way of the engine. */
    boolean isStop() {
        return action.equals("kill") && signal.equals(TERM);
    }
}
