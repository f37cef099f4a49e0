/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.flag;
import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.Parameter.several;

import io.ebemu.api.CacheChange;
import io.ebemu.api.ElastiCache;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheEngine;
import io.ebemu.model.ParameterGroup;
import java.util.List;
import java.util.Optional;

/** Verbs about cache clusters, and what replication groups share with them. */
final class CacheClusterVerbs {

    static final String CLUSTER = "cache-cluster-id";
    static final String FINAL_SNAPSHOT = "final-snapshot-identifier";

    private CacheClusterVerbs() {}

    static List<Verb<ElastiCache>> all() {
        return List.of(
                create(),
                Verb.of(
                        "describe-cache-clusters",
                        "Lists cache clusters, and the nodes of replication groups.",
                        (caches, given) ->
                                CacheShapes.clusters(caches.describeCacheClusters(given.optional(CLUSTER)), given),
                        optional(CLUSTER, "ID", "Only that cluster."),
                        flag("show-cache-node-info", "Tell the endpoints of nodes too.")),
                Verb.of(
                        "modify-cache-cluster",
                        "Changes a cache cluster.",
                        (caches, given) -> CacheShapes.cluster(
                                caches.modifyCacheCluster(given.text(CLUSTER), change(given)), given),
                        changed(cluster())),
                Verb.of(
                        "reboot-cache-cluster",
                        "Starts the server again; what is only in its memory goes.",
                        (caches, given) -> CacheShapes.cluster(caches.rebootCacheCluster(given.text(CLUSTER)), given),
                        cluster(),
                        several("cache-node-ids-to-reboot", "ID", "The nodes; all of them here.")),
                Verb.of(
                        "delete-cache-cluster",
                        "Removes a cache cluster with its data.",
                        (caches, given) -> Answer.told(
                                new JsonObject()
                                        .with(
                                                "CacheCluster",
                                                CacheShapes.cluster(
                                                        caches.deleteCacheCluster(
                                                                given.text(CLUSTER), given.optional(FINAL_SNAPSHOT)),
                                                        true,
                                                        given.environment())),
                                "Cache cluster " + given.text(CLUSTER) + " is deleted."),
                        cluster(),
                        optional(FINAL_SNAPSHOT, "NAME", "The snapshot that is made before.")));
    }

    private static Parameter cluster() {
        return needed(CLUSTER, "ID", "The cluster.");
    }

    private static Verb<ElastiCache> create() {
        return Verb.<ElastiCache>of(
                        "create-cache-cluster",
                        "Creates a cache cluster beside those that ebemu.yml declares.",
                        (caches, given) -> CacheShapes.cluster(
                                caches.createCacheCluster(definition(caches, given), given.optional("snapshot-name")),
                                given),
                        cluster(),
                        needed("cache-node-type", "TYPE", "Its node type, such as cache.t3.micro."),
                        needed("engine", "ENGINE", "redis or memcached."),
                        optional("engine-version", "VERSION", "The engine's version."),
                        optional("num-cache-nodes", "NUMBER", "How many nodes; 1 of Redis."),
                        optional("port", "PORT", "The port at the endpoint's address."),
                        flag("transit-encryption-enabled", "Whether connections are encrypted."),
                        optional("cache-parameter-group-name", "NAME", "Its parameter group."),
                        several("security-group-ids", "GROUP", "Its security groups, by id or name."),
                        optional("snapshot-name", "NAME", "The snapshot that its data come from."),
                        optional("snapshot-retention-limit", "DAYS", "How long automated snapshots are kept."),
                        optional("snapshot-window", "WINDOW", "When they are made, such as 03:00-04:00, in UTC."))
                .example(
                        "create-cache-cluster --cache-cluster-id pages --engine redis --cache-node-type cache.t3.micro");
    }

    private static CacheCluster definition(ElastiCache caches, Arguments given) {
        String engine = given.text("engine");
        return new CacheCluster(
                given.text(CLUSTER),
                engine,
                version(given, engine),
                given.text("cache-node-type"),
                given.number("num-cache-nodes").orElse(1),
                port(given, engine),
                given.given("transit-encryption-enabled"),
                Optional.empty(),
                backup(given),
                parameterGroup(caches, given),
                given.texts("security-group-ids"),
                Optional.empty());
    }

    static String version(Arguments given, String engine) {
        return given.optional("engine-version")
                .or(() -> CacheEngine.of(engine).map(CacheEngine::defaultVersion))
                .orElse("");
    }

    static int port(Arguments given, String engine) {
        return given.number("port")
                .or(() -> CacheEngine.of(engine).map(CacheEngine::defaultPort))
                .orElse(CacheEngine.REDIS.defaultPort());
    }

    static BackupSettings backup(Arguments given) {
        return new BackupSettings(
                given.number("snapshot-retention-limit").orElse(0), given.optional("snapshot-window"));
    }

    static Optional<ParameterGroup> parameterGroup(ElastiCache caches, Arguments given) {
        return given.optional("cache-parameter-group-name")
                .filter(name -> !name.startsWith("default."))
                .flatMap(name -> caches.describeCacheParameterGroups(Optional.of(name)).stream()
                        .findFirst());
    }

    /** What is to be different of a cluster or a replication group. */
    static CacheChange change(Arguments given) {
        return new CacheChange(
                given.optional("cache-node-type"),
                given.optional("engine-version"),
                given.optional("auth-token"),
                given.optional("auth-token-update-strategy"),
                given.optional("cache-parameter-group-name"),
                given.number("snapshot-retention-limit"),
                given.optional("snapshot-window"),
                given.optionalTexts("security-group-ids"),
                given.flag("automatic-failover-enabled"));
    }

    private static Parameter[] changed(Parameter own) {
        return new Parameter[] {
            own,
            optional("cache-node-type", "TYPE", "Its node type."),
            optional("engine-version", "VERSION", "The engine's version, which is never lower."),
            optional("cache-parameter-group-name", "NAME", "Its parameter group."),
            optional("snapshot-retention-limit", "DAYS", "How long automated snapshots are kept."),
            optional("snapshot-window", "WINDOW", "When they are made, such as 03:00-04:00, in UTC."),
            several("security-group-ids", "GROUP", "Its security groups, by id or name."),
            flag("apply-immediately", "As changes are here in any case.")
        };
    }
}
