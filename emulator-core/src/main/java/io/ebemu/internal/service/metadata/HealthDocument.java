/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.ContainerDetails.HealthResult;
import io.ebemu.internal.engine.Labels;
import java.util.Optional;

/**
 * What a container's health check says. Only the definition's own check counts, not the image's, and the exit code is told
 * of an unhealthy container only ({@code agent/dockerclient/dockerapi/docker_client.go}, {@code getMetadataHealthCheck}).
 */
final class HealthDocument {

    /** As much of a check's output as the agent keeps, in characters. */
    private static final int MAX_OUTPUT = 1024;

    private HealthDocument() {}

    static Optional<ObjectNode> of(ContainerDetails details) {
        return details.container().label(Labels.HEALTH_CHECK).equals("true")
                ? Optional.of(document(status(details.container().health().orElse("")), details.health()))
                : Optional.empty();
    }

    private static ObjectNode document(String status, Optional<HealthResult> last) {
        ObjectNode health = JsonNodeFactory.instance.objectNode().put("status", status);
        last.ifPresent(result -> {
            if (!status.equals("UNKNOWN")) {
                health.put("statusSince", result.since().toString());
            }
            if (status.equals("UNHEALTHY")) {
                health.put("exitCode", result.exitCode());
            }
            String output = result.output();
            if (!output.isEmpty()) {
                health.put("output", output.substring(0, Math.min(MAX_OUTPUT, output.length())));
            }
        });
        return health;
    }

    private static String status(String word) {
        return switch (word) {
            case "healthy" -> "HEALTHY";
            case "unhealthy" -> "UNHEALTHY";
            default -> "UNKNOWN";
        };
    }
}
