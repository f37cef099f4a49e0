/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.time.Duration;

/**
 * The way from a container to a database or cache, and what can go wrong on it. Each method returns once its effect is
 * real, and replaces what was done before; closing it heals, and so does the end of the environment's supervision. A
 * deployment or restart of the container begins with a healthy path. Other containers, and this process, reach the service
 * as ever; security groups stay as they are.
 *
 * <p>Each method throws {@link io.ebemu.error.EnvironmentFailedException} if the engine does not take packet filter rules;
 * the message says what is missing.
 *
 * @see Environment#path
 */
public interface NetworkPath extends AutoCloseable {

    /** Packets vanish, of open connections and of new ones: neither side is told. */
    void cut();

    /**
     * What is sent either way arrives that much later. Connections that are open are reset when they are used next, so that
     * none is faster. New ones go by way of this process, which looks into nothing, be it TLS or not.
     */
    void slow(Duration delay);

    /** As it was. Connections that survived a cut go on; those that were slow are reset. */
    void heal();

    /** Heals it. */
    @Override
    void close();
}
