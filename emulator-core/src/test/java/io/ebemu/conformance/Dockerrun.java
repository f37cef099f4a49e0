/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code Dockerrun.aws.json} as a developer would write it. */
final class Dockerrun {

    private final List<Container> containers;
    private final List<Map<String, Object>> volumes = new ArrayList<>();

    private Dockerrun(List<Container> containers) {
        this.containers = containers;
    }

    static Dockerrun of(Container... containers) {
        return new Dockerrun(List.of(containers));
    }

    static Dockerrun of(List<Container> containers) {
        return new Dockerrun(containers);
    }

    /** A volume that the task has for itself. */
    Dockerrun volume(String name) {
        return volume(Map.of("name", name));
    }

    /** A volume that is a directory of the host. */
    Dockerrun volume(String name, Path sourcePath) {
        return volume(Map.of("name", name, "host", Map.of("sourcePath", sourcePath.toString())));
    }

    /** Any volume. */
    Dockerrun volume(Map<String, Object> entry) {
        volumes.add(entry);
        return this;
    }

    /** Writes the file into a directory. */
    void write(Path directory) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("AWSEBDockerrunVersion", 2);
        file.put("volumes", volumes);
        file.put(
                "containerDefinitions",
                containers.stream().map(Container::members).toList());
        try {
            Files.writeString(directory.resolve("Dockerrun.aws.json"), text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> file) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }
}
