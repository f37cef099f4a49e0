/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * When things happened to a container, by the engine's clock.
 *
 * @param created when it was created
 * @param started when it was last started; the year 1 if never
 * @param finished when it last ended; the year 1 if never
 */
record Moments(Instant created, Instant started, Instant finished) {

    static Moments of(JsonNode container) {
        JsonNode state = container.path("State");
        return new Moments(
                Instant.parse(container.path("Created").asText()),
                Instant.parse(state.path("StartedAt").asText()),
                Instant.parse(state.path("FinishedAt").asText()));
    }
}
