/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads whole numbers, and says what to write where a unit slipped in. */
record IntegerReader(String unit, Problems problems) {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,6})\\s*([mg])(i?b)?", Pattern.CASE_INSENSITIVE);

    Optional<Located<Integer>> read(Node node) {
        String expected = "expected a whole number" + (unit.isEmpty() ? "" : " " + unit);
        if (!(node instanceof Node.Scalar scalar) || scalar.type() == Node.Type.BOOLEAN) {
            problems.error(node.place(), "wrong-type", expected + ", got " + node.kind());
            return Optional.empty();
        }
        if (!WHOLE.matcher(scalar.text()).matches()) {
            problems.error(
                    node.place(), "wrong-type", expected + ", got " + quoted(scalar) + "; " + cure(scalar.text()));
            return Optional.empty();
        }
        try {
            Integer value = Integer.valueOf(scalar.text());
            if (scalar.type() == Node.Type.STRING) {
                problems.warning(
                        node.place(),
                        "number-as-string",
                        expected + ", got a string, which is taken as the number; write " + value + " without quotes");
            }
            return Optional.of(new Located<>(value, node.place()));
        } catch (NumberFormatException e) {
            problems.error(node.place(), "number-too-large", expected + ", got one that is out of range");
            return Optional.empty();
        }
    }

    private String cure(String text) {
        Matcher matcher = WITH_UNIT.matcher(text.strip());
        if (unit.contains("MiB") && matcher.matches()) {
            int factor = matcher.group(2).toLowerCase(Locale.ROOT).equals("g") ? 1024 : 1;
            return "write " + Integer.parseInt(matcher.group(1)) * factor;
        }
        return text.contains("{") || text.contains("<") || text.contains("$")
                ? "this looks like a placeholder: substitute it first"
                : "write digits only";
    }

    private static String quoted(Node.Scalar scalar) {
        String text = Excerpt.of(scalar.text());
        return scalar.type() == Node.Type.STRING ? "\"" + text + "\"" : text;
    }
}
