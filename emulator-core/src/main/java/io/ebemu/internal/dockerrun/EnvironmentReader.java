/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a container's environment. Values may be secrets: no message quotes one. */
final class EnvironmentReader {

    private static final String EXAMPLE = "[{\"name\": \"PORT\", \"value\": \"80\"}]";

    /** A value that is nothing but a placeholder, in the ways of common templates. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<[A-Za-z][\\w .-]*>|\\{\\{[^{}]*}}|\\$\\{[^{}]*}|%[A-Za-z_]\\w*%");

    private EnvironmentReader() {}

    /**
     * The variables in the order written, located where their names stand; of a repeated name the last value, as in
     * the agent's map.
     */
    static Map<String, Located<String>> read(Fields container) {
        Map<String, Located<String>> variables = new LinkedHashMap<>();
        for (Node item : container.list("environment", EXAMPLE)) {
            if (item instanceof Node.Scalar scalar && scalar.text().contains("=")) {
                String name = scalar.text().substring(0, scalar.text().indexOf('='));
                container.problem(
                        item.place(),
                        "wrong-type",
                        "expected an object, got a string; write {\"name\": \"" + Excerpt.of(name)
                                + "\", \"value\": …}");
            } else {
                container.object(item, EXAMPLE).ifPresent(variable -> read(variable, variables));
            }
        }
        return variables;
    }

    private static void read(Fields variable, Map<String, Located<String>> variables) {
        if (!variable.has("name") && !variable.has("value")) {
            String key = variable.keys().stream()
                    .filter(one -> !one.equalsIgnoreCase("name") && !one.equalsIgnoreCase("value"))
                    .findFirst()
                    .orElse("PORT");
            variable.problem(
                    variable.place(),
                    "variable-name-missing",
                    "a variable needs name and value; write {\"name\": \"" + Excerpt.of(key) + "\", \"value\": …}");
            return;
        }
        variable.checkedBy(DockerrunKeys.VARIABLE);
        Optional<Located<String>> name = variable.word("name");
        if (name.isEmpty()) {
            variable.problem(variable.place(), "variable-name-missing", "a variable needs a name; write one");
            return;
        }
        if (!variable.has("value")) {
            variable.caution(
                    variable.place(),
                    "variable-value-missing",
                    "variable " + Excerpt.of(name.get().value())
                            + " has no value, and is set to nothing; write a value");
        }
        String value = variable.text("value").map(Located::value).orElse("");
        if (PLACEHOLDER.matcher(value).matches()) {
            variable.caution(
                    variable.place("value"),
                    "variable-placeholder",
                    "the value of variable " + Excerpt.of(name.get().value())
                            + " looks like a placeholder, and nothing substitutes it here; write the value");
        }
        if (variables.put(name.get().value(), new Located<>(value, name.get().place())) != null) {
            variable.caution(
                    name.get().place(),
                    "variable-duplicate",
                    "variable " + Excerpt.of(name.get().value())
                            + " is set twice; the last value counts, remove the other");
        }
    }
}
