/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What API calls have changed, kept in a JSON file that only its owner reads, for as long as the environment is known.
 *
 * @param <T> a record that says it
 */
public final class Ledger<T> {

    private final JsonMapper json = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String fileName;
    private final Class<T> type;
    private final T empty;

    /**
     * A ledger.
     *
     * @param fileName the file's name in the environment's directory
     * @param empty what it says before the first change
     */
    public Ledger(String fileName, Class<T> type, T empty) {
        this.fileName = fileName;
        this.type = type;
        this.empty = empty;
    }

    /**
     * What has been changed.
     *
     * @throws UsageException if the file cannot be read
     */
    public T read(Path stateDirectory) {
        Path file = stateDirectory.resolve(fileName);
        if (!Files.exists(file)) {
            return empty;
        }
        try {
            return json.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UsageException(
                    "cannot read " + file + ", which says what has been changed of the services: " + e.getMessage()
                            + "; repair it, or remove it to go back to what ebemu.yml says",
                    e);
        }
    }

    /** Writes down what has been changed; to be called by {@link ServiceScope#exclusively}. */
    public void write(ServiceScope scope, T changed) {
        try {
            scope.write(
                    scope.stateDirectory().resolve(fileName),
                    json.writerWithDefaultPrettyPrinter().writeValueAsString(changed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values can be written", e);
        }
    }
}
