/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The output of a build as lines; the last ones explain a failure. */
final class BuildOutput {

    private static final int LAST_LINES = 10;

    private final Consumer<String> progress;
    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    BuildOutput(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Takes the builder's next word; fails if it is an error. */
    void item(JsonNode item) {
        line.append(item.path("stream").asText());
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            emit(line.substring(0, end));
            line.delete(0, end + 1);
        }
        String error = item.path("error").asText();
        if (!error.isEmpty()) {
            end();
            throw new EngineException(Kind.FAILED, String.join("\n", last) + (last.isEmpty() ? "" : "\n") + error);
        }
    }

    void end() {
        emit(line.toString());
        line.setLength(0);
    }

    private void emit(String text) {
        String stripped = text.stripTrailing();
        if (!stripped.isEmpty()) {
            if (last.size() == LAST_LINES) {
                last.removeFirst();
            }
            last.addLast(stripped);
            progress.accept(stripped);
        }
    }
}
