/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import io.ebemu.error.SourceLocation;

/** Turns offsets in a text into lines and columns. */
record TextPosition(String file, String text) {

    Place at(int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            // As the parser counts: a carriage return ends a line too, unless a line feed follows.
            if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(new SourceLocation(file, line, offset - lineStart + 1), "");
    }

    Place end() {
        return at(text.length());
    }
}
