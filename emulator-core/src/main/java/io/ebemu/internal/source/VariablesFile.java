/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a file of variables ({@code environmentFiles}) as the ECS agent does, which is not as a shell does: nothing is
 * trimmed, unquoted or substituted, and {@code export} is part of a name.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html">Environment
 *     files</a>
 */
final class VariablesFile {

    /** The agent reads lines into a buffer of 64 KiB, which also has to hold the line's end. */
    private static final int MAX_LINE = 65_535;

    private final String name;
    private final Problems problems;

    /** A file, named as messages should name it. */
    VariablesFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The variables in the order written; of a repeated name the last value counts. */
    Map<String, String> read(byte[] content) {
        Map<String, String> variables = new LinkedHashMap<>();
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            read(lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i], i + 1, variables);
        }
        return variables;
    }

    private void read(String line, int number, Map<String, String> variables) {
        int equals = line.indexOf('=');
        if (line.getBytes(StandardCharsets.UTF_8).length > MAX_LINE) {
            report(
                    Severity.ERROR,
                    number,
                    "environment-file-line-too-long",
                    "the ECS agent reads lines of up to " + MAX_LINE + " bytes and stops the task at a longer one;"
                            + " shorten it");
        } else if (!line.startsWith("#") && equals > 0) {
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        } else if (!line.startsWith("#") && !line.isBlank()) {
            report(
                    Severity.WARNING,
                    number,
                    "environment-file-line-skipped",
                    "this line sets nothing, and the ECS agent skips it; write NAME=value, or # at the beginning of a"
                            + " comment");
        }
    }

    /** The line itself is not shown: it may hold a secret. */
    private void report(Severity severity, int line, String code, String message) {
        problems.report(severity, Layer.AGENT, new Place(new SourceLocation(name, line, 1), ""), code, message);
    }
}
