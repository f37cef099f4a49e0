/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps {@link PropertyChanges} in a JSON file of the state directory that only its owner reads. */
final class PropertiesFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    PropertiesFile(StateDirectory directory) {
        this.file = directory.propertiesFile();
    }

    /**
     * The changes; none if none were written.
     *
     * @throws UsageException if the file cannot be read: without it containers would get other values, unseen
     */
    PropertyChanges read() {
        if (!Files.exists(file)) {
            return PropertyChanges.none();
        }
        try {
            JsonNode root = json.readTree(file.toFile());
            Map<String, String> set = new HashMap<>();
            root.path("set")
                    .properties()
                    .forEach(entry -> set.put(entry.getKey(), entry.getValue().asText()));
            Set<String> removed = new HashSet<>();
            root.path("removed").forEach(name -> removed.add(name.asText()));
            return new PropertyChanges(set, removed);
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(e.toString(), e);
        }
    }

    private UsageException unreadable(String why, IOException cause) {
        return new UsageException(
                "cannot read " + file + ", which has the properties that `ebemu setenv` set: " + why
                        + "; mend it, or delete it and set them again",
                cause);
    }

    void write(PropertyChanges changes) {
        ObjectNode root = json.createObjectNode();
        ObjectNode set = root.putObject("set");
        new TreeMap<>(changes.set()).forEach(set::put);
        ArrayNode removed = root.putArray("removed");
        new TreeSet<>(changes.removed()).forEach(removed::add);
        try {
            StateDirectory.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
