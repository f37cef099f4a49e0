/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.Problem;
import io.ebemu.error.SourceLocation;
import java.util.List;
import java.util.Locale;

/** Problems as JSON objects. */
public final class ProblemJson {

    public JsonObject write(List<Problem> problems) {
        return new JsonObject()
                .with("problems", problems.stream().map(this::write).toList());
    }

    public JsonObject write(Problem problem) {
        return new JsonObject()
                .with("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .with("layer", problem.layer().name().toLowerCase(Locale.ROOT))
                .with("code", problem.code())
                .with("message", problem.message())
                .with("file", problem.location().file())
                .with("line", problem.location().line())
                .with("column", problem.location().column())
                .with("pointer", problem.pointer());
    }

    public Problem read(JsonObject json) {
        return new Problem(
                Problem.Severity.valueOf(json.text("severity").toUpperCase(Locale.ROOT)),
                Problem.Layer.valueOf(json.text("layer").toUpperCase(Locale.ROOT)),
                json.text("code"),
                json.text("message"),
                new SourceLocation(json.text("file"), json.number("line"), json.number("column")),
                json.text("pointer"));
    }
}
