/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.model.observed.EnhancedStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what the supervising process last said of an environment's health: other processes cannot ask at the health
 * check path for themselves, for one failure says nothing. It is apart from the environment's record, which is read and
 * written as a whole when the task changes.
 */
final class HealthFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    HealthFile(Path file) {
        this.file = file;
    }

    /**
     * What was said.
     *
     * @param process the id of the process that said it; what it saw counts as long as it supervises
     * @param status the status that was announced last
     * @param failingTarget what was last seen of the health check path, while it fails
     */
    record Note(long process, EnhancedStatus status, Optional<String> failingTarget) {}

    /** The note; empty if there is none that can be read. */
    Optional<Note> read() {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = json.readTree(file.toFile());
            return EnhancedStatus.of(root.path("status").asText())
                    .map(status -> new Note(
                            root.path("process").asLong(),
                            status,
                            root.has("failingTarget")
                                    ? Optional.of(root.path("failingTarget").asText())
                                    : Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was last seen of a failing health check path, if it was this process that saw it. */
    Optional<String> failingTarget(long process) {
        return read().filter(note -> note.process() == process).flatMap(Note::failingTarget);
    }

    /** Forgets it: the task is gone. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    void write(Note note) {
        ObjectNode root = json.createObjectNode();
        root.put("process", note.process());
        root.put("status", note.status().word());
        note.failingTarget().ifPresent(seen -> root.put("failingTarget", seen));
        try {
            StateDirectory.write(file, json.writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
