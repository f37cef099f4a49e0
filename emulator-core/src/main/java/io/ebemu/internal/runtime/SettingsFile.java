/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.api.HostPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps {@link EnvironmentSettings} in a JSON file that only its owner reads, for a process that comes later. */
final class SettingsFile {

    private static final String RANDOM = "random";
    private static final String PRODUCTION = "production";

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    /** The settings; empty if none were written, or none that can be read. */
    Optional<EnvironmentSettings> read() {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = json.readTree(file.toFile());
            return root.path("bundle").isTextual() ? Optional.of(settings(root)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static EnvironmentSettings settings(JsonNode root) {
        Map<String, String> properties = new HashMap<>();
        root.path("properties")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        return new EnvironmentSettings(
                Path.of(root.path("bundle").asText()),
                properties,
                text(root, "instanceType"),
                root.path("strict").asBoolean(),
                hostPorts(root.path("hostPorts")),
                text(root, "keptVersion"));
    }

    private static HostPorts hostPorts(JsonNode written) {
        if (written.isInt()) {
            return new HostPorts.Offset(written.asInt());
        }
        return written.asText().equals(RANDOM) ? new HostPorts.Random() : new HostPorts.Production();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
    }

    void write(EnvironmentSettings settings) {
        ObjectNode root = json.createObjectNode();
        root.put("bundle", settings.bundle().toString());
        ObjectNode properties = root.putObject("properties");
        settings.properties().forEach(properties::put);
        settings.instanceType().ifPresent(type -> root.put("instanceType", type));
        root.put("strict", settings.strict());
        if (settings.hostPorts() instanceof HostPorts.Offset moved) {
            root.put("hostPorts", moved.offset());
        } else {
            root.put("hostPorts", settings.hostPorts() instanceof HostPorts.Random ? RANDOM : PRODUCTION);
        }
        settings.keptVersion().ifPresent(label -> root.put("keptVersion", label));
        try {
            StateDirectory.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
