/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a registry takes for a proof: a name and a password, or an identity token and no name.
 *
 * @param username the name; empty with an identity token
 * @param secret the password or the identity token
 */
record Credentials(String username, String secret) {

    /** Reads an entry of {@code auths} or of a {@code .dockercfg}; one that holds no credentials gives none. */
    static Optional<Credentials> ofEntry(JsonNode entry) {
        String token = entry.path("identitytoken").asText();
        if (!token.isEmpty()) {
            return Optional.of(new Credentials("", token));
        }
        return ofPair(decoded(entry.path("auth").asText())).or(() -> ofNameAndPassword(entry));
    }

    /** Reads an object with {@code username} and {@code password}. */
    static Optional<Credentials> ofNameAndPassword(JsonNode entry) {
        return of(entry.path("username").asText(), entry.path("password").asText());
    }

    private static Optional<Credentials> ofPair(String pair) {
        String[] parts = pair.split(":", 2);
        return parts.length == 2 ? of(parts[0], parts[1]) : Optional.empty();
    }

    private static Optional<Credentials> of(String username, String password) {
        return username.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(username, password));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * As the engine takes them.
     *
     * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication">the engine's
     *     authentication</a>
     */
    ObjectNode toJson(ObjectMapper json, RegistryName registry) {
        ObjectNode object = json.createObjectNode().put("serveraddress", registry.address());
        return username.isEmpty()
                ? object.put("identitytoken", secret)
                : object.put("username", username).put("password", secret);
    }

    /** The secret is not shown. */
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
