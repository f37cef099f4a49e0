/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.net.URI;

/**
 * A cache cluster or replication group beside a running environment, as a program on this machine uses it.
 *
 * @see Environment#cache
 * @see ElastiCache the calls of ElastiCache
 */
public interface Cache {

    /** The cluster's or the replication group's identifier. */
    String identifier();

    /** Where this process reaches it: the primary, if it is a replication group. */
    Endpoint endpoint();

    /**
     * As Redis clients take it: {@code redis://host:port}, {@code rediss:} with in-transit encryption, with the AUTH token
     * as password if there is one; {@code memcached://host:port} for Memcached. It may hold a secret.
     */
    URI uri();

    /** Removes all keys, at once. */
    void flush();

    /**
     * Keeps all keys with values and times to live under a name as long as the environment lasts; the same name again
     * replaces what it meant. Not for Memcached.
     */
    void snapshot(String name);

    /**
     * Puts all keys back to what a snapshot holds. Connections stay open; what they watch or subscribe to is not touched.
     *
     * @throws io.ebemu.error.UsageException if there is no such snapshot; it names those there are
     */
    void restore(String name);

    /** Reboots it, and returns once it answers again. A single node of Redis comes back empty, as on ElastiCache. */
    void reboot();

    /**
     * Makes a replica the primary.
     *
     * @throws io.ebemu.error.AwsApiException if it is no replication group with a replica
     */
    void failOver();
}
