/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static io.ebemu.internal.document.KeyType.anything;
import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheEngine;
import java.util.Map;

/** The keys of what {@code ebemu.yml} says about ElastiCache. */
final class CacheKeys {

    static final String CLUSTERS = "CacheClusters";
    static final String REPLICATION_GROUPS = "ReplicationGroups";
    static final String PARAMETER_GROUPS = "CacheParameterGroups";
    static final String FAMILIES = "(redis|valkey|memcached)\\d{1,3}(\\.\\d{1,3}|\\.x)?";

    private static final String VERSION = "\\d{1,3}(\\.\\d{1,3}){0,2}";
    private static final String NODE_TYPE = "cache\\.[a-z0-9]+\\.[a-z0-9]+";
    private static final int MAX_PORT = 65_535;

    static final KeyTable CLUSTER = KeyTable.of(
                    "A cache cluster of ElastiCache",
                    Key.of(
                                    "Engine",
                                    word(CacheEngine.REDIS.word(), CacheEngine.MEMCACHED.word()),
                                    "The cache engine. A cache of Valkey is a replication group.")
                            .byDefault("redis"),
                    Key.of(
                                    "EngineVersion",
                                    text().like(VERSION),
                                    "The engine's version: the tag of the image that runs. Without it, 7.0 of redis, 1.6"
                                            + " of memcached.")
                            .example(CacheCluster.DEFAULT_ENGINE_VERSION),
                    nodeType(),
                    Key.of(
                                    "NumCacheNodes",
                                    number("").from(1).to(CacheEngine.MOST_NODES),
                                    "How many nodes; 1 of Redis.")
                            .byDefault("1"),
                    port("6379 of redis, 11211 of memcached"),
                    Key.of("TransitEncryptionEnabled", flag(), "Whether connections are encrypted.")
                            .byDefault("false"),
                    Key.of(
                                    "VpcSecurityGroupIds",
                                    list(text()),
                                    "Its security groups, by name or id. Without any, default.")
                            .emulated()
                            .example("[\"default\"]"),
                    parameterGroup(),
                    retention(),
                    window(),
                    elsewhere("AutoMinorVersionUpgrade"),
                    elsewhere("AZMode"),
                    elsewhere("CacheSubnetGroupName"),
                    elsewhere("LogDeliveryConfigurations"),
                    elsewhere("NotificationTopicArn"),
                    elsewhere("PreferredAvailabilityZone"),
                    elsewhere("PreferredMaintenanceWindow"),
                    elsewhere("SnapshotArns"),
                    elsewhere("SnapshotName"),
                    elsewhere("Tags"))
            .advising(Map.of("AuthToken", "a token needs a replication group: declare it in ReplicationGroups"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html");

    static final KeyTable REPLICATION_GROUP = KeyTable.of(
                    "A replication group of ElastiCache without cluster mode: one primary node and its replicas",
                    Key.of("ReplicationGroupDescription", text(), "What it is for.")
                            .example("sessions of the shop"),
                    Key.of("Engine", word(CacheEngine.REDIS.word(), CacheEngine.VALKEY.word()), "The cache engine.")
                            .byDefault("redis"),
                    Key.of(
                                    "EngineVersion",
                                    text().like(VERSION),
                                    "The engine's version: the tag of the image that runs. Without it, 7.0 of redis, 8.0"
                                            + " of valkey.")
                            .example(CacheCluster.DEFAULT_ENGINE_VERSION),
                    nodeType(),
                    Key.of(
                                    "NumCacheClusters",
                                    number("").from(1).to(ReplicationGroupReader.MOST_NODES),
                                    "How many nodes: the primary and its replicas.")
                            .byDefault("1"),
                    Key.of(
                            "AutomaticFailoverEnabled",
                            flag(),
                            "Whether a replica takes over from a primary that fails. Needs two nodes. Without it, false."),
                    port("6379"),
                    Key.of(
                                    "TransitEncryptionEnabled",
                                    flag(),
                                    "Whether connections are encrypted. The endpoints have other names then.")
                            .byDefault("false"),
                    Key.of(
                            "AuthToken",
                            text().like("[A-Za-z0-9!&#$^<>-]{16,128}"),
                            "The password that clients give, for this machine only: 16 to 128 letters, digits and"
                                    + " ! & # $ ^ < > -. Needs TransitEncryptionEnabled."),
                    Key.of(
                                    "SecurityGroupIds",
                                    list(text()),
                                    "Its security groups, by name or id. Without any, default.")
                            .emulated()
                            .example("[\"default\"]"),
                    parameterGroup(),
                    retention(),
                    window(),
                    elsewhere("AtRestEncryptionEnabled"),
                    elsewhere("AutoMinorVersionUpgrade"),
                    elsewhere("CacheSubnetGroupName"),
                    elsewhere("ClusterMode"),
                    elsewhere("LogDeliveryConfigurations"),
                    elsewhere("MultiAZEnabled"),
                    elsewhere("NotificationTopicArn"),
                    elsewhere("NumNodeGroups"),
                    elsewhere("PreferredMaintenanceWindow"),
                    elsewhere("ReplicasPerNodeGroup"),
                    elsewhere("SnapshotArns"),
                    elsewhere("SnapshotName"),
                    elsewhere("Tags"),
                    elsewhere("TransitEncryptionMode"),
                    elsewhere("UserGroupIds"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html");

    static final KeyTable PARAMETER_GROUP = KeyTable.of(
                    "A cache parameter group of ElastiCache",
                    Key.of("CacheParameterGroupFamily", text().like(FAMILIES), "The engine and version that it is for.")
                            .required()
                            .example("redis7", "memcached1.6"),
                    Key.of("Description", text(), "What it is for.").example("what the shop needs"),
                    Key.of("Properties", map(text()), "Values of engine parameters, by name.")
                            .emulated()
                            .example("{\"maxmemory-policy\": \"allkeys-lru\"}"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-parametergroup.html");

    private CacheKeys() {}

    private static Key nodeType() {
        return Key.of(
                        "CacheNodeType",
                        text().like(NODE_TYPE),
                        "The node type: it limits memory if its size is known here.")
                .byDefault("cache.t3.micro");
    }

    private static Key port(String byDefault) {
        return Key.of(
                        "Port",
                        number("").from(1).to(MAX_PORT),
                        "The port at the endpoint's address. Without it, " + byDefault + ".")
                .example("6379");
    }

    private static Key parameterGroup() {
        return Key.of("CacheParameterGroupName", text(), "Its parameter group, of CacheParameterGroups in this file.")
                .emulated()
                .example("default.redis7");
    }

    private static Key retention() {
        return Key.of(
                        "SnapshotRetentionLimit",
                        number("of days").from(0).to(35),
                        "How long automated snapshots are kept; 0 for none.")
                .emulated()
                .byDefault("0");
    }

    private static Key window() {
        return Key.of(
                        "SnapshotWindow",
                        text().like(ServiceWindow.DAILY),
                        "When automated snapshots are made each day, in UTC; 60 minutes at least.")
                .emulated()
                .example("03:00-04:00");
    }

    private static Key elsewhere(String name) {
        return Key.of(name, anything(), "Has no effect here.").notEmulated();
    }
}
