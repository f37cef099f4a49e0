/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.IOException;
import java.util.Optional;

/** Two ways of lines between an agent and a caller. One thread may read while others send. */
public interface Lines extends AutoCloseable {

    /** Sends a line, which has no line end of its own. */
    void send(String line) throws IOException;

    /** The next line; empty if the other side has gone. */
    Optional<String> read() throws IOException;

    /** Ends both ways. */
    @Override
    void close() throws IOException;
}
