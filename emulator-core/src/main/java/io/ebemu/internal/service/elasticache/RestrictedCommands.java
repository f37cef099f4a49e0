/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.util.List;

/**
 * The commands that ElastiCache keeps from clients.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html">Restricted
 *     commands</a>
 */
final class RestrictedCommands {

    /** Those that nobody needs: the server does not know them. */
    static final List<String> REMOVED =
            List.of("bgrewriteaof", "debug", "migrate", "save", "shutdown", "slaveof", "sync");

    /** Those that the emulator needs: the server knows them under secret names. */
    static final List<String> RENAMED = List.of("bgsave", "config", "replicaof");

    /** Parts of commands, and what replicas need under its own name: the default user may not give them. */
    static final List<String> DENIED = List.of(
            "psync",
            "acl|setuser",
            "acl|load",
            "acl|save",
            "acl|deluser",
            "cluster|addslots",
            "cluster|addslotsrange",
            "cluster|bumpepoch",
            "cluster|delslots",
            "cluster|delslotsrange",
            "cluster|failover",
            "cluster|flushslots",
            "cluster|forget",
            "cluster|links",
            "cluster|meet",
            "cluster|setslot");

    private RestrictedCommands() {}
}
