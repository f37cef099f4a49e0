/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

/** Names the likely cause of a syntax error from the text around it. Nothing longer than one character is quoted. */
record JsonSyntaxError(String text, int offset) {

    private static final String PLACEHOLDER_STARTS = "<$%@";

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
        } else if (found == '}' || found == ']') {
            report(problems, place, "json-bracket", found + " closes nothing that is open here; check the brackets");
        } else if (found == '/' || found == '#') {
            report(problems, place, "json-comment", "JSON has no comments; remove it");
        } else if (found == '\'') {
            report(problems, place, "json-single-quotes", "strings stand in double quotes; write \" instead of '");
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
        } else if (endsValue(previous) && (found == '"' || found == '{' || found == '[')) {
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

    private static boolean placeholder(char found, char previous) {
        boolean valueExpected = previous == ':' || previous == ',' || previous == '[' || previous == '{';
        return (valueExpected && PLACEHOLDER_STARTS.indexOf(found) >= 0) || (found == '{' && previous == '{');
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
