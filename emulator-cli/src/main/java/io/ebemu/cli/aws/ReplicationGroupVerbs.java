/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.flag;
import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.Parameter.several;

import io.ebemu.api.ElastiCache;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.model.CacheEngine;
import io.ebemu.model.ReplicationGroup;
import java.util.List;

/** Verbs about replication groups. */
final class ReplicationGroupVerbs {

    static final String GROUP = "replication-group-id";

    private static final String TOKEN = "auth-token";

    private ReplicationGroupVerbs() {}

    static List<Verb<ElastiCache>> all() {
        return List.of(
                create(),
                Verb.of(
                        "describe-replication-groups",
                        "Lists replication groups and their nodes.",
                        (caches, given) -> CacheShapes.groups(caches.describeReplicationGroups(given.optional(GROUP))),
                        optional(GROUP, "ID", "Only that group.")),
                modify(),
                Verb.<ElastiCache>of(
                                "test-failover",
                                "Makes a replica the primary; the primary endpoint leads there.",
                                (caches, given) -> CacheShapes.groupTold(caches.testFailover(given.text(GROUP))),
                                group(),
                                optional("node-group-id", "ID", "The only one is 0001."))
                        .example("test-failover --replication-group-id sessions --node-group-id 0001"),
                Verb.of(
                        "delete-replication-group",
                        "Removes a replication group with its nodes and data.",
                        (caches, given) -> Answer.told(
                                new JsonObject()
                                        .with(
                                                "ReplicationGroup",
                                                CacheShapes.group(caches.deleteReplicationGroup(
                                                        given.text(GROUP),
                                                        given.optional(CacheClusterVerbs.FINAL_SNAPSHOT)))),
                                "Replication group " + given.text(GROUP) + " is deleted."),
                        group(),
                        optional(CacheClusterVerbs.FINAL_SNAPSHOT, "NAME", "The snapshot that is made before.")));
    }

    private static Parameter group() {
        return needed(GROUP, "ID", "The replication group.");
    }

    private static Verb<ElastiCache> create() {
        return Verb.<ElastiCache>of(
                        "create-replication-group",
                        "Creates a replication group beside those that ebemu.yml declares.",
                        (caches, given) -> CacheShapes.groupTold(caches.createReplicationGroup(
                                definition(caches, given), given.optional("snapshot-name"))),
                        group(),
                        needed("replication-group-description", "TEXT", "What it is for."),
                        optional("engine", "ENGINE", "redis or valkey. Default: redis."),
                        optional("engine-version", "VERSION", "The engine's version."),
                        optional("cache-node-type", "TYPE", "Its node type. Default: cache.t3.micro."),
                        optional("num-cache-clusters", "NUMBER", "How many nodes. Default: 1."),
                        flag("automatic-failover-enabled", "Whether a replica takes over from a primary that fails."),
                        flag("transit-encryption-enabled", "Whether connections are encrypted."),
                        token(),
                        optional("port", "PORT", "The port at the endpoints' addresses."),
                        optional("cache-parameter-group-name", "NAME", "Its parameter group."),
                        several("security-group-ids", "GROUP", "Its security groups, by id or name."),
                        optional("snapshot-name", "NAME", "The snapshot that its data come from."),
                        optional("snapshot-retention-limit", "DAYS", "How long automated snapshots are kept."),
                        optional("snapshot-window", "WINDOW", "When they are made, such as 03:00-04:00, in UTC."))
                .example("create-replication-group --replication-group-id sessions --replication-group-description"
                        + " sessions --num-cache-clusters 2 --automatic-failover-enabled");
    }

    private static Parameter token() {
        return optional(
                TOKEN,
                "TOKEN",
                "The password that clients give. As file://PATH it is read from a file and need not be in the list of"
                        + " processes.");
    }

    private static ReplicationGroup definition(ElastiCache caches, Arguments given) {
        String engine = given.optional("engine").orElse(CacheEngine.REDIS.word());
        return new ReplicationGroup(
                given.text(GROUP),
                given.text("replication-group-description"),
                engine,
                CacheClusterVerbs.version(given, engine),
                given.optional("cache-node-type").orElse("cache.t3.micro"),
                given.number("num-cache-clusters").orElse(1),
                CacheClusterVerbs.port(given, engine),
                given.given("automatic-failover-enabled"),
                given.given("transit-encryption-enabled"),
                given.optional(TOKEN),
                CacheClusterVerbs.backup(given),
                CacheClusterVerbs.parameterGroup(caches, given),
                given.texts("security-group-ids"));
    }

    private static Verb<ElastiCache> modify() {
        return Verb.of(
                "modify-replication-group",
                "Changes a replication group.",
                (caches, given) -> CacheShapes.groupTold(
                        caches.modifyReplicationGroup(given.text(GROUP), CacheClusterVerbs.change(given))),
                group(),
                optional("cache-node-type", "TYPE", "Its node type."),
                optional("engine-version", "VERSION", "The engine's version, which is never lower."),
                token(),
                optional(
                        "auth-token-update-strategy",
                        "STRATEGY",
                        "ROTATE, after which the old token is valid too, or SET."),
                flag("automatic-failover-enabled", "Whether a replica takes over from a primary that fails."),
                optional("cache-parameter-group-name", "NAME", "Its parameter group."),
                optional("snapshot-retention-limit", "DAYS", "How long automated snapshots are kept."),
                optional("snapshot-window", "WINDOW", "When they are made, such as 03:00-04:00, in UTC."),
                several("security-group-ids", "GROUP", "Its security groups, by id or name."),
                flag("apply-immediately", "As changes are here in any case."));
    }
}
