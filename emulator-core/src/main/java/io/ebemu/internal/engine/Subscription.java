/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

/** An open stream. Closing it ends it, once or more than once. */
public interface Subscription extends AutoCloseable {

    /** Waits until the stream has ended by itself or was closed. */
    void await() throws InterruptedException;

    @Override
    void close();
}
