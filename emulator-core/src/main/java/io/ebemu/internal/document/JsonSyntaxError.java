/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.List;

/**
 * Names the likely cause of a syntax error from the text around it. Nothing longer than one character is quoted.
 *
 * @param offset where the text cannot go on
 * @param complaint the parser's own words
 */
record JsonSyntaxError(String text, int offset, String complaint) {

    private static final String PLACEHOLDER_STARTS = "<$%@";
    private static final String TYPOGRAPHIC_QUOTES = "\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";
    private static final List<String> LITERALS = List.of("true", "false", "null");

    void describe(TextPosition position, Problems problems) {
        if (offset >= text.length()) {
            report(problems, position.end(), "json-truncated", "the file ends too early; close every string, { and [");
            return;
        }
        char found = text.charAt(offset);
        int before = significantBefore(offset);
        char previous = before < 0 ? '\0' : text.charAt(before);
        Place place = position.at(offset);
        if ((found == '}' || found == ']') && previous == ',') {
            report(
                    problems,
                    position.at(before),
                    "json-trailing-comma",
                    "a trailing comma, before " + found + "; remove it");
        } else if (complaint.contains("in numeric value")) {
            report(
                    problems,
                    place,
                    "json-number",
                    found == '+'
                            ? "a number has no plus sign; remove it"
                            : "a number is not complete here; write digits only");
        } else if (complaint.contains("expecting a colon")) {
            report(problems, place, "json-missing-colon", "a key is followed by a colon and its value; write both");
        } else if ((found == '}' || found == ',') && previous == ':') {
            report(problems, place, "json-missing-value", "a key without a value; write it after the colon");
        } else if (found == '}' || found == ']') {
            report(problems, place, "json-bracket", found + " closes nothing that is open here; check the brackets");
        } else if (found == '/' || found == '#') {
            report(problems, place, "json-comment", "JSON has no comments; remove it");
        } else if (found == '\'' || found == '`') {
            report(
                    problems,
                    place,
                    "json-single-quotes",
                    "strings stand in double quotes; write \" instead of " + found);
        } else if (TYPOGRAPHIC_QUOTES.indexOf(found) >= 0) {
            report(
                    problems,
                    place,
                    "json-typographic-quotes",
                    "this is a quotation mark of a text processor; write \"");
        } else if (escaped()) {
            report(
                    problems,
                    place,
                    "json-escape",
                    "this cannot follow a backslash in a string; write \\\\ for the backslash itself");
        } else if (found == '\n' || found == '\r' || found == '\t') {
            report(
                    problems,
                    place,
                    "json-line-break",
                    "a string has no line breaks or tabs; a closing \" is missing," + " or write \\n");
        } else if (offset > 0 && Character.isDigit(text.charAt(offset - 1)) && Character.isLetterOrDigit(found)) {
            report(
                    problems,
                    place,
                    "json-number",
                    "a number ends before \"" + found + "\"; write digits only, without a unit or leading zeros");
        } else if (placeholder(found, previous)) {
            report(
                    problems,
                    place,
                    "json-placeholder",
                    "this looks like a placeholder of a template; substitute it"
                            + " first, and use the file that results");
        } else if (endsValue(previous) && beginsValue()) {
            report(problems, place, "json-missing-comma", "a comma is missing before this");
        } else if (found == '{' || found == '[') {
            report(
                    problems,
                    place,
                    "json-key-missing",
                    "the entries of an object need keys; write \"key\": before " + found);
        } else if (Character.isLetter(found)) {
            report(
                    problems,
                    place,
                    "json-unquoted",
                    "a word without quotes; write strings in double quotes, and"
                            + " true, false and null in small letters");
        } else {
            report(problems, place, "json-syntax", printable(found) + " cannot stand here");
        }
    }

    private static void report(Problems problems, Place place, String code, String cause) {
        problems.error(place, code, "not valid JSON: " + cause);
    }

    /** Whether the character stands in an escape, right after the backslash or among the digits of a code point. */
    private boolean escaped() {
        int backslash = text.lastIndexOf('\\', offset - 1);
        return backslash >= 0
                && (backslash == offset - 1 || (backslash >= offset - 5 && text.charAt(backslash + 1) == 'u'));
    }

    private static boolean placeholder(char found, char previous) {
        boolean valueExpected = previous == ':' || previous == ',' || previous == '[' || previous == '{';
        return (valueExpected && PLACEHOLDER_STARTS.indexOf(found) >= 0) || (found == '{' && previous == '{');
    }

    private boolean beginsValue() {
        char found = text.charAt(offset);
        return found == '"'
                || found == '{'
                || found == '['
                || found == '-'
                || Character.isDigit(found)
                || LITERALS.stream().anyMatch(literal -> text.startsWith(literal, offset));
    }

    private static boolean endsValue(char character) {
        return character == '"' || character == '}' || character == ']' || Character.isLetterOrDigit(character);
    }

    private static String printable(char character) {
        return character > ' ' && character < 0x7f ? "\"" + character + "\"" : "this character";
    }

    private int significantBefore(int end) {
        int index = end - 1;
        while (index >= 0 && Character.isWhitespace(text.charAt(index))) {
            index--;
        }
        return index;
    }
}
