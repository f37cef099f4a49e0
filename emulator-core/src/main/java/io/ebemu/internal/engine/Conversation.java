/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.io.InputStream;
import java.io.OutputStream;

/** A command that runs in a container and is spoken with, until it ends or this is closed. */
public interface Conversation extends AutoCloseable {

    /** Its standard input; what is written goes out when it is flushed. */
    OutputStream input();

    /** Its standard output. */
    InputStream output();

    /** Ends its input, and lets go of it: it ends by itself once it has read all. */
    @Override
    void close();
}
