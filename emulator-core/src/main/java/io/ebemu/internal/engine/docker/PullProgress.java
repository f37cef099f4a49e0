/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sums up the layers of a pull: how much of what is known so far has been downloaded, or extracted once all is here.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageCreate">
 *     ImageCreate</a>, and the engine's pkg/jsonmessage for the words of its progress
 */
final class PullProgress {

    private static final double MEGABYTE = 1_000_000;
    /** Engines tell of every layer ten times a second; a person reads no faster than this. */
    private static final long PAUSE_NANOS = 200_000_000;

    private final Consumer<String> progress;
    private final LongSupplier nanoTime;
    private final Layers downloaded = new Layers();
    private final Layers extracted = new Layers();
    private String last = "";
    private long told = Long.MIN_VALUE;

    /** @param nanoTime a clock that only goes forward */
    PullProgress(Consumer<String> progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /** Takes the engine's next word; fails if it is an error. */
    void item(JsonNode item) {
        String error = item.path("error").asText();
        if (!error.isEmpty()) {
            throw new EngineException(Kind.FAILED, error);
        }
        String layer = item.path("id").asText();
        JsonNode detail = item.path("progressDetail");
        switch (item.path("status").asText()) {
            case "Downloading" -> {
                if (downloaded.put(layer, detail)) {
                    tell(downloaded.text());
                }
            }
            case "Download complete" -> downloaded.complete(layer);
            case "Extracting" -> {
                downloaded.complete(layer);
                if (extracted.put(layer, detail) && downloaded.isComplete()) {
                    tell("extracting " + extracted.text());
                }
            }
            default -> {}
        }
    }

    private void tell(String text) {
        long now = nanoTime.getAsLong();
        boolean due = told == Long.MIN_VALUE || now - told >= PAUSE_NANOS;
        if (due && !text.equals(last)) {
            last = text;
            told = now;
            progress.accept(text);
        }
    }

    /** How far each layer is, in bytes. */
    private static final class Layers {

        private final Map<String, Long> current = new HashMap<>();
        private final Map<String, Long> total = new HashMap<>();

        /** Whether anything is known of it: some engines tell of a layer before they know its size. */
        boolean put(String layer, JsonNode detail) {
            boolean known = detail.path("total").asLong() > 0;
            if (known) {
                current.put(layer, detail.path("current").asLong());
                total.put(layer, detail.path("total").asLong());
            }
            return known;
        }

        void complete(String layer) {
            current.computeIfPresent(layer, (id, bytes) -> total.getOrDefault(id, bytes));
        }

        boolean isComplete() {
            return current.equals(total);
        }

        String text() {
            return String.format(Locale.ROOT, "%.1f of %.1f MB", megabytes(current), megabytes(total));
        }

        private static double megabytes(Map<String, Long> bytes) {
            return bytes.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
        }
    }
}
