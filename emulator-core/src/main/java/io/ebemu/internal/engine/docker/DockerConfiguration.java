/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user's own Docker configuration: {@code config.json} in {@code DOCKER_CONFIG} or {@code ~/.docker}. */
final class DockerConfiguration {

    private final Host host;
    private final ObjectMapper json;

    DockerConfiguration(Host host, ObjectMapper json) {
        this.host = host;
        this.json = json;
    }

    static Path directory(Host host) {
        return host.environmentVariable("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> host.homeDirectory().resolve(".docker"));
    }

    /** Where the file is, if there is one. */
    Path path() {
        return directory(host).resolve("config.json");
    }

    /** The file's content; an empty object if there is none or it cannot be read: the Docker command line warns of that. */
    JsonNode file() {
        Path file = path();
        try {
            return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }
}
