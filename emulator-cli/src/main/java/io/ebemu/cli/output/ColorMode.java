/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

/** When to colour what people read. */
public enum ColorMode {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether to colour a stream.
     *
     * @param terminal whether the stream is a terminal
     * @param noColor whether the user's environment asks for none ({@code NO_COLOR}, no-color.org)
     */
    public boolean applies(boolean terminal, boolean noColor) {
        return this == ALWAYS || (this == AUTO && terminal && !noColor);
    }
}
