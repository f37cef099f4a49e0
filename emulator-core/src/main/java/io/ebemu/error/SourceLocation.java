/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/**
 * A place in a file that the user wrote.
 *
 * @param file the file as the user would name it
 * @param line 1 for the first line
 * @param column 1 for the first character
 */
public record SourceLocation(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
