/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A JSON object on one line, as logs have it. */
public final class JsonLine {

    private final JsonMapper json = new JsonMapper();

    /** The line for these plain values, in the map's order. */
    public String of(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    /** The fields of a line; none if it is not whole, as its writer was killed. */
    public Map<String, Object> read(String line) {
        try {
            return json.readValue(line, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException cutShort) {
            return Map.of();
        }
    }
}
