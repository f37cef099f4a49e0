/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The user's own credentials for registries: {@code auths} in Docker's {@code config.json}.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication">the engine's
 *     authentication headers</a>
 */
final class RegistryAuth {

    private final DockerConfiguration configuration;
    private final ObjectMapper json;

    RegistryAuth(DockerConfiguration configuration, ObjectMapper json) {
        this.configuration = configuration;
        this.json = json;
    }

    /** The headers to pull an image of that registry with. */
    Map<String, String> forPull(String registry) {
        JsonNode auths = configuration.file().path("auths");
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) auths.properties()).spliterator(), false)
                .filter(entry -> host(entry.getKey()).equals(host(registry)))
                .findFirst()
                .flatMap(entry -> credentials(entry.getKey(), entry.getValue()))
                .map(credentials -> Map.of("X-Registry-Auth", encoded(credentials)))
                .orElse(Map.of());
    }

    /** The headers to build with, whatever registries the base images come from. */
    Map<String, String> forBuild() {
        ObjectNode all = json.createObjectNode();
        configuration
                .file()
                .path("auths")
                .properties()
                .forEach(entry -> credentials(entry.getKey(), entry.getValue())
                        .ifPresent(credentials -> all.set(entry.getKey(), credentials)));
        return all.isEmpty() ? Map.of() : Map.of("X-Registry-Config", encoded(all));
    }

    private Optional<ObjectNode> credentials(String registry, JsonNode entry) {
        ObjectNode credentials = json.createObjectNode().put("serveraddress", registry);
        String token = entry.path("identitytoken").asText();
        if (!token.isEmpty()) {
            return Optional.of(credentials.put("identitytoken", token));
        }
        String[] parts = decoded(entry.path("auth").asText()).split(":", 2);
        return parts.length == 2
                ? Optional.of(credentials.put("username", parts[0]).put("password", parts[1]))
                : Optional.empty();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(ObjectNode value) {
        return Base64.getUrlEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Keys may be hosts or addresses: {@code https://registry.example/v1/} is {@code registry.example}. */
    private static String host(String registry) {
        String bare = registry.replaceFirst("^https?://", "");
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(0, slash);
    }
}
