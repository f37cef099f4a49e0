/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerDefinition;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables by which a container finds the task metadata endpoint. The ECS agent gives them to every container, and
 * its own values win over a definition's; in production the host is always 169.254.170.2 ({@code
 * agent/api/container/container.go}, {@code InjectV4MetadataEndpoint}).
 */
final class MetadataVariables {

    private final Optional<URI> endpoint;
    private final boolean credentials;
    private final TaskIdentity identity;

    MetadataVariables(LaunchRequest request) {
        this.endpoint = request.metadataEndpoint();
        this.credentials = CredentialsPlanner.wanted(request);
        this.identity = request.identity();
    }

    /** The variables of one container; none without an endpoint. */
    Map<String, String> of(ContainerDefinition container) {
        Map<String, String> variables = new LinkedHashMap<>();
        endpoint.ifPresent(base -> {
            String id = TaskIdentity.metadataId(identity.taskArn(), container.name());
            variables.put(
                    "ECS_CONTAINER_METADATA_URI", base.resolve("/v3/" + id).toString());
            variables.put(
                    "ECS_CONTAINER_METADATA_URI_V4", base.resolve("/v4/" + id).toString());
            variables.put("ECS_AGENT_URI", base.resolve("/api/" + id).toString());
        });
        if (credentials) {
            variables.put(
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "/v2/credentials/" + TaskIdentity.credentialsId(identity.taskArn()));
        }
        return variables;
    }
}
