/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.Labels;
import java.util.List;
import java.util.Set;

/**
 * An inspection of a container as the engine gives it, but for values that may be secrets: those of all environment
 * variables, of log options that the task definition calls secrets, and of the options of volume drivers. Their names stay.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect">
 *     ContainerInspect</a>
 */
final class InspectionWithoutSecrets {

    private static final String MASK = "****";

    private InspectionWithoutSecrets() {}

    static String of(String inspection) throws JsonProcessingException {
        JsonNode root = new ObjectMapper().readTree(inspection);
        variables(root.path("Config").path("Env"));
        String secret = root.path("Config")
                .path("Labels")
                .path(Labels.SECRET_LOG_OPTIONS)
                .asText();
        mask(root.path("HostConfig").path("LogConfig").path("Config"), Set.copyOf(List.of(secret.split(","))));
        root.path("HostConfig")
                .path("Mounts")
                .forEach(mount ->
                        maskAll(mount.path("VolumeOptions").path("DriverConfig").path("Options")));
        return root.toPrettyString() + "\n";
    }

    private static void variables(JsonNode list) {
        if (list instanceof ArrayNode variables) {
            for (int index = 0; index < variables.size(); index++) {
                String name = variables.get(index).asText().replaceFirst("(?s)=.*", "");
                variables.set(index, name + "=" + MASK);
            }
        }
    }

    private static void maskAll(JsonNode options) {
        options.fieldNames().forEachRemaining(name -> mask(options, Set.of(name)));
    }

    private static void mask(JsonNode options, Set<String> names) {
        if (options instanceof ObjectNode object) {
            List.copyOf(names).stream().filter(object::has).forEach(name -> object.put(name, MASK));
        }
    }
}
