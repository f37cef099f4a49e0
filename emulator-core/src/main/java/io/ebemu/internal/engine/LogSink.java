/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;

/** Takes the lines of a container's log. */
public interface LogSink {

    /** One line, without its end. */
    void line(Instant at, boolean standardError, String text);

    /** No more lines come: the container ended, or the stream was closed. */
    default void end() {}
}
