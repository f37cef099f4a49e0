/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.service.elasticache.CacheParameter;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheNodeType;
import io.ebemu.model.ReplicationGroup;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the ElastiCache API refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html">
 *     CreateReplicationGroup</a>
 */
final class CacheRules {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:-?[a-z0-9])*");
    private static final int LONGEST_CLUSTER = 50;
    private static final int LONGEST_GROUP = 40;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!&#$^<>-]{16,128}");
    private static final int MOST_NODES = 6;
    private static final int LOWEST_PORT = 1150;
    private static final int HIGHEST_PORT = 65535;
    private static final int LONGEST_RETENTION = 35;
    private static final Pattern PERCENT = Pattern.compile("\\d{1,2}|100");
    private static final Pattern WINDOW = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d");

    private CacheRules() {}

    static void check(CacheCluster cluster) {
        checkIdentifier("CacheClusterId", cluster.identifier(), LONGEST_CLUSTER);
        checkNodeType(cluster.instanceClass());
        checkPort(cluster.port());
        checkRetention(cluster.backup().retentionPeriod());
        checkWindow(cluster.backup().window());
        boolean memcached = cluster.engine().equals("memcached");
        if (!memcached && cluster.nodes() != 1) {
            throw CacheFault.invalidValue(
                    "Cannot create a Redis cluster with a NumCacheNodes parameter greater than 1.");
        }
        if (cluster.engine().equals("valkey")) {
            throw CacheFault.invalidCombination("The engine valkey is only supported for replication groups.");
        }
        if (cluster.authToken().isPresent()) {
            throw CacheFault.invalidCombination("AuthToken is only supported for replication groups.");
        }
    }

    static void check(ReplicationGroup group) {
        checkIdentifier("ReplicationGroupId", group.identifier(), LONGEST_GROUP);
        checkNodeType(group.nodeType());
        checkPort(group.port());
        checkRetention(group.backup().retentionPeriod());
        checkWindow(group.backup().window());
        if (group.engine().equals("memcached")) {
            throw CacheFault.invalidValue("Replication groups are not supported for the engine memcached.");
        }
        if (group.cacheClusters() < 1 || group.cacheClusters() > MOST_NODES) {
            throw CacheFault.invalidValue("NumCacheClusters must be between 1 and 6.");
        }
        checkFailover(group.automaticFailover(), group.cacheClusters());
        group.authToken().ifPresent(token -> checkToken(token, group.transitEncryption()));
    }

    static void checkFailover(boolean automaticFailover, int nodes) {
        if (automaticFailover && nodes < 2) {
            throw CacheFault.invalidCombination(
                    "NumCacheClusters must be at least 2 when automatic failover is enabled.");
        }
    }

    static void checkToken(String token, boolean encrypted) {
        if (!encrypted) {
            throw CacheFault.invalidCombination(
                    "The AUTH token modification is only supported when encryption-in-transit is enabled.");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw CacheFault.invalidValue("Invalid AuthToken provided. It must have 16 to 128 characters: letters,"
                    + " digits, and of special characters only ! & # $ ^ < > and -.");
        }
    }

    static void checkNodeType(String type) {
        if (CacheNodeType.of(type).isEmpty()) {
            throw CacheFault.invalidValue("Invalid Cache Node Type: " + type);
        }
    }

    static void checkRetention(int days) {
        if (days < 0 || days > LONGEST_RETENTION) {
            throw CacheFault.invalidValue("SnapshotRetentionLimit must be between 0 and 35.");
        }
    }

    static void checkWindow(Optional<String> window) {
        window.filter(one -> !WINDOW.matcher(one).matches()).ifPresent(one -> {
            throw CacheFault.invalidValue(
                    "Invalid snapshot window: " + one + ". It must be of the form hh24:mi-hh24:mi.");
        });
    }

    /** Engines are never downgraded (ElastiCache User Guide, engine versions and upgrading). */
    static void checkUpgrade(String before, String after) {
        if (number(after) < number(before)) {
            throw CacheFault.invalidValue("Cannot downgrade the engine version from " + before + " to " + after + ".");
        }
    }

    private static int number(String version) {
        String[] parts = version.split("\\D+", -1);
        int major = parts.length > 0 && !parts[0].isEmpty() ? Integer.parseInt(parts[0]) : 0;
        int minor = parts.length > 1 && !parts[1].isEmpty() ? Integer.parseInt(parts[1]) : 0;
        return major * 1000 + minor;
    }

    static void checkParameters(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            Optional<CacheParameter> parameter = CacheParameter.of(name);
            if (parameter.isEmpty()) {
                throw CacheFault.invalidValue("The parameter " + name + " is not one that ebemu knows.");
            }
            if (!parameter.get().modifiable()) {
                throw CacheFault.invalidValue("The parameter " + name + " cannot be modified.");
            }
            if (name.equals(CacheParameter.RESERVED_MEMORY_PERCENT)
                    && !PERCENT.matcher(value).matches()) {
                throw CacheFault.invalidValue("The value " + value + " of " + name + " is not between 0 and 100.");
            }
        });
    }

    private static void checkIdentifier(String parameter, String identifier, int longest) {
        if (identifier.length() > longest || !IDENTIFIER.matcher(identifier).matches()) {
            throw CacheFault.invalidValue("The parameter " + parameter
                    + " is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII"
                    + " letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive"
                    + " hyphens.");
        }
    }

    private static void checkPort(int port) {
        if (port < LOWEST_PORT || port > HIGHEST_PORT) {
            throw CacheFault.invalidValue("Invalid port: " + port + ". It must be between 1150 and 65535.");
        }
    }
}
