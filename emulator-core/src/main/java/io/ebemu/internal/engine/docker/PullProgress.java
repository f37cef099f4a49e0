/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sums up the layers of a pull: how much of what is known so far has been downloaded. */
final class PullProgress {

    private static final int MEGABYTE = 1_000_000;

    private final Consumer<String> progress;
    private final Map<String, Long> current = new HashMap<>();
    private final Map<String, Long> total = new HashMap<>();
    private String last = "";

    PullProgress(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Takes the engine's next word; fails if it is an error. */
    void item(JsonNode item) {
        String error = item.path("error").asText();
        if (!error.isEmpty()) {
            throw new EngineException(Kind.FAILED, error);
        }
        JsonNode detail = item.path("progressDetail");
        if (item.path("status").asText().equals("Downloading")
                && detail.path("total").asLong() > 0) {
            String layer = item.path("id").asText();
            current.put(layer, detail.path("current").asLong());
            total.put(layer, detail.path("total").asLong());
            tell(megabytes(current) + " of " + megabytes(total) + " MB");
        } else if (item.path("status").asText().equals("Download complete")) {
            String layer = item.path("id").asText();
            current.computeIfPresent(layer, (id, bytes) -> total.getOrDefault(id, bytes));
        }
    }

    private void tell(String text) {
        if (!text.equals(last)) {
            last = text;
            progress.accept(text);
        }
    }

    private static long megabytes(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
    }
}
