/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.internal.host.Host;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Credentials for registries as the engine takes them: first those that the application brings, then the user's own.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication">the engine's
 *     authentication headers</a>
 */
final class RegistryAuth {

    private final BroughtCredentials brought;
    private final UserCredentials own;
    private final ObjectMapper json;

    RegistryAuth(BroughtCredentials brought, UserCredentials own, ObjectMapper json) {
        this.brought = brought;
        this.own = own;
        this.json = json;
    }

    static RegistryAuth of(Host host, ObjectMapper json, Deadlines deadlines) {
        CredentialProgram helper = new CredentialProgram(host, json, CredentialProgram.DEADLINE);
        return new RegistryAuth(
                new BroughtCredentials(json),
                new UserCredentials(new DockerConfiguration(host, json), helper, deadlines),
                json);
    }

    /**
     * The headers to pull an image of that registry with.
     *
     * @param note takes why a credential helper gave nothing
     */
    Map<String, String> forPull(RegistryName registry, RegistryCredentials credentials, Consumer<String> note) {
        return brought.find(credentials, registry)
                .or(() -> own.find(registry, note))
                .map(found -> Map.of("X-Registry-Auth", encoded(found.toJson(json, registry))))
                .orElse(Map.of());
    }

    /** As {@link UserCredentials#source}. */
    Optional<String> source(RegistryName registry, Consumer<String> note) {
        return own.source(registry, note);
    }

    /** The headers to build with, whatever registries the base images come from: all of the user's own. */
    Map<String, String> forBuild(Consumer<String> note) {
        ObjectNode all = json.createObjectNode();
        own.all(note).forEach((registry, found) -> all.set(registry.address(), found.toJson(json, registry)));
        return all.isEmpty() ? Map.of() : Map.of("X-Registry-Config", encoded(all));
    }

    private static String encoded(ObjectNode value) {
        return Base64.getUrlEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
