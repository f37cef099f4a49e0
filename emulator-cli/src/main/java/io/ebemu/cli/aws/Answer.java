/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import java.util.List;

/**
 * What a call answers.
 *
 * @param document as the AWS CLI prints it, with fields of ours
 * @param lines for people
 */
public record Answer(JsonObject document, List<String> lines) {

    public Answer {
        lines = List.copyOf(lines);
    }

    /** A sentence. */
    static Answer told(JsonObject document, String line) {
        return new Answer(document, List.of(line));
    }

    /** Rows, or a sentence if there are none. */
    static Answer listed(JsonObject document, Table table, String none) {
        return new Answer(document, table.isEmpty() ? List.of(none) : table.lines());
    }
}
