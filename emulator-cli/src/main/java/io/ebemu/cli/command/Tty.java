/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.ContainerCommand;

/** The terminal that this process was started from. */
public interface Tty {

    /** Whether somebody types what comes on standard input. */
    boolean isInput();

    /** What is seen of it; a usual size if there is none. */
    ContainerCommand.Screen screen();

    /** From now on every key goes to the reader as it is, Ctrl-C too, and is not shown; until that is closed. */
    Raw raw();

    /** Closing it makes the terminal what it was. */
    @FunctionalInterface
    interface Raw extends AutoCloseable {

        @Override
        void close();
    }
}
