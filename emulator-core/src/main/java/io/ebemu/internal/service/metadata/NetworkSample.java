/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What had gone through a container's network interfaces at a time.
 *
 * @param at when the engine looked
 * @param received bytes since the container was started
 * @param sent bytes since the container was started
 */
record NetworkSample(Instant at, long received, long sent) {

    private static final double NANOS = 1e9;

    /** Empty for a container without a network. */
    static Optional<NetworkSample> of(JsonNode stats) {
        JsonNode networks = stats.path("networks");
        String read = stats.path("read").asText();
        if (networks.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        long received = 0;
        long sent = 0;
        for (JsonNode network : networks) {
            received += network.path("rx_bytes").asLong();
            sent += network.path("tx_bytes").asLong();
        }
        return Optional.of(new NetworkSample(OffsetDateTime.parse(read).toInstant(), received, sent));
    }

    /** Bytes a second since an earlier sample; empty if that was of an earlier run of the container. */
    Optional<ObjectNode> rateSince(NetworkSample earlier) {
        double seconds = Duration.between(earlier.at, at).toNanos() / NANOS;
        if (seconds <= 0 || received < earlier.received || sent < earlier.sent) {
            return Optional.empty();
        }
        return Optional.of(JsonNodeFactory.instance
                .objectNode()
                .put("rx_bytes_per_sec", (received - earlier.received) / seconds)
                .put("tx_bytes_per_sec", (sent - earlier.sent) / seconds));
    }
}
