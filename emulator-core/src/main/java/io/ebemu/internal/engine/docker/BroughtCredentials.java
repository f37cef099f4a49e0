/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.RegistryCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the credentials that an application brings. What it brings and is broken fails the pull: without it the registry
 * would refuse, and hide why. Errors quote nothing of what was read.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/docker-configuration.remote-repo.html">images from
 *     a private repository</a>
 */
final class BroughtCredentials {

    private final ObjectMapper json;

    BroughtCredentials(ObjectMapper json) {
        this.json = json;
    }

    Optional<Credentials> find(RegistryCredentials brought, RegistryName registry) {
        return brought.secret().map(this::ofSecret).or(() -> brought.file().flatMap(file -> ofFile(file, registry)));
    }

    private Credentials ofSecret(RegistryCredentials.Secret secret) {
        return Credentials.ofNameAndPassword(parse(secret.value()))
                .orElseThrow(() -> broken("the local value of the secret " + secret.name()
                        + " is not JSON with a username and a password; write {\"username\": \"...\", \"password\":"
                        + " \"...\"} under Secrets in ebemu.yml"));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    private Optional<Credentials> ofFile(Path file, RegistryName registry) {
        JsonNode content = read(file);
        JsonNode registries = content.path("auths").isObject() ? content.path("auths") : content;
        Optional<Map.Entry<String, JsonNode>> entry = registries.properties().stream()
                .filter(one -> RegistryName.of(one.getKey()).equals(registry))
                .findFirst();
        return entry.map(one -> Credentials.ofEntry(one.getValue())
                .orElseThrow(() -> broken(file + ": the entry of registry " + registry
                        + " has neither a good \"auth\" nor \"username\" and \"password\"; docker login writes one")));
    }

    private JsonNode read(Path file) {
        JsonNode content;
        try {
            content = json.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw notAnObject(file);
        } catch (IOException e) {
            throw broken("the registry credentials in " + file + " cannot be read; see whether the file is there and"
                    + " readable");
        }
        if (!content.isObject()) {
            throw notAnObject(file);
        }
        return content;
    }

    private static EngineException notAnObject(Path file) {
        return broken("the registry credentials in " + file
                + " are not a JSON object; write {\"auths\": {\"registry.example\": {\"auth\": \"...\"}}}, as docker"
                + " login does");
    }

    private static EngineException broken(String message) {
        return new EngineException(Kind.FAILED, message);
    }
}
