/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.time.Duration;

/**
 * The way from a container to a database or cache, and what can go wrong on it. Each method returns once its effect is
 * real; closing it heals. A deployment or restart of the container begins with a healthy path.
 *
 * @see Environment#path
 */
public interface NetworkPath extends AutoCloseable {

    /** Packets vanish, of open connections and of new ones: neither side is told. */
    void cut();

    /**
     * What is sent either way arrives that much later. Connections that are open are reset first, so that none is faster.
     */
    void slow(Duration delay);

    /** As it was. Connections that survived a cut go on; those that were slow are reset. */
    void heal();

    /** Heals it. */
    @Override
    void close();
}
