/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A command to run in a container with somebody's own streams, as {@code docker exec -i} does.
 *
 * @param words the program and its arguments
 * @param screen the terminal that the command is to have; it writes all to {@code out} then
 * @param in what the command reads; its end is the command's end of input
 * @param out takes what it writes
 * @param err takes what it writes to standard error
 */
public record ContainerCommand(
        List<String> words, Optional<Screen> screen, InputStream in, OutputStream out, OutputStream err) {

    public ContainerCommand {
        words = List.copyOf(words);
    }

    /** The terminal before which somebody sits. */
    public interface Screen {

        /** How large it is now. */
        Size size();

        /** Calls the listener whenever the size may have changed. */
        void onResize(Runnable listener);
    }

    /**
     * A screen's size.
     *
     * @param rows lines of text
     * @param columns characters a line
     */
    public record Size(int rows, int columns) {}
}
