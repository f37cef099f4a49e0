/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.Parameter.several;

import io.ebemu.api.ElastiCache;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.error.UsageException;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.observed.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The verbs of {@code ebemu elasticache}. */
public final class ElastiCacheVerbs {

    private static final String SNAPSHOT = "snapshot-name";
    private static final String PARAMETERS = "cache-parameter-group-name";

    private ElastiCacheVerbs() {}

    /** All of them, in the order in which help lists them. */
    public static List<Verb<ElastiCache>> all() {
        return Stream.of(CacheClusterVerbs.all(), ReplicationGroupVerbs.all(), snapshots(), parameterGroups())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Verb<ElastiCache>> snapshots() {
        return List.of(
                Verb.<ElastiCache>of(
                                "create-snapshot",
                                "Makes a snapshot of a cache cluster or a replication group.",
                                (caches, given) -> {
                                    Snapshot made = caches.createSnapshot(
                                            source(given)
                                                    .orElseThrow(() -> new UsageException(
                                                            "write --cache-cluster-id or --replication-group-id")),
                                            given.text(SNAPSHOT));
                                    return told(
                                            made,
                                            "Snapshot " + made.identifier() + " of " + made.source() + " is "
                                                    + made.status() + ".");
                                },
                                cluster(),
                                group(),
                                snapshot())
                        .example("create-snapshot --cache-cluster-id pages --snapshot-name before"),
                Verb.of(
                        "describe-snapshots",
                        "Lists snapshots.",
                        (caches, given) -> {
                            List<Snapshot> all = caches.describeSnapshots(source(given), given.optional(SNAPSHOT));
                            return Answer.listed(
                                    new JsonObject()
                                            .with(
                                                    "Snapshots",
                                                    all.stream()
                                                            .map(CacheShapes::snapshot)
                                                            .toList()),
                                    RdsShapes.table(all),
                                    "There is no snapshot.");
                        },
                        cluster(),
                        group(),
                        optional(SNAPSHOT, "NAME", "Only that snapshot.")),
                Verb.of(
                        "delete-snapshot",
                        "Removes a snapshot.",
                        (caches, given) -> {
                            Snapshot gone = caches.deleteSnapshot(given.text(SNAPSHOT));
                            return told(gone, "Snapshot " + gone.identifier() + " is deleted.");
                        },
                        snapshot()));
    }

    private static Answer told(Snapshot snapshot, String line) {
        return Answer.told(new JsonObject().with("Snapshot", CacheShapes.snapshot(snapshot)), line);
    }

    private static Optional<String> source(Arguments given) {
        return given.optional(CacheClusterVerbs.CLUSTER).or(() -> given.optional(ReplicationGroupVerbs.GROUP));
    }

    private static Parameter cluster() {
        return optional(CacheClusterVerbs.CLUSTER, "ID", "The cluster that it is of.");
    }

    private static Parameter group() {
        return optional(ReplicationGroupVerbs.GROUP, "ID", "The replication group that it is of.");
    }

    private static Parameter snapshot() {
        return needed(SNAPSHOT, "NAME", "The snapshot.");
    }

    private static List<Verb<ElastiCache>> parameterGroups() {
        return List.of(
                Verb.of(
                        "create-cache-parameter-group",
                        "Creates a cache parameter group.",
                        (caches, given) -> {
                            ParameterGroup group = caches.createCacheParameterGroup(new ParameterGroup(
                                    given.text(PARAMETERS), given.text("cache-parameter-group-family"), Map.of()));
                            return Answer.told(
                                    new JsonObject().with("CacheParameterGroup", CacheShapes.parameterGroup(group)),
                                    "Cache parameter group " + group.name() + " is created.");
                        },
                        parameterGroup(),
                        needed("cache-parameter-group-family", "FAMILY", "Such as redis7."),
                        optional("description", "TEXT", "What it is for.")),
                Verb.<ElastiCache>of(
                                "modify-cache-parameter-group",
                                "Sets parameters of a cache parameter group.",
                                (caches, given) -> {
                                    ParameterGroup group = caches.modifyCacheParameterGroup(
                                            given.text(PARAMETERS), given.parameters("parameter-name-values"));
                                    return Answer.told(
                                            new JsonObject().with("CacheParameterGroupName", group.name()),
                                            "Cache parameter group " + group.name() + " is changed.");
                                },
                                parameterGroup(),
                                several(
                                                "parameter-name-values",
                                                "PARAMETER",
                                                "Each as ParameterName=NAME,ParameterValue=VALUE.")
                                        .required())
                        .example("modify-cache-parameter-group --cache-parameter-group-name pages"
                                + " --parameter-name-values ParameterName=maxmemory-policy,ParameterValue=allkeys-lru"),
                Verb.of(
                        "describe-cache-parameter-groups",
                        "Lists cache parameter groups.",
                        (caches, given) -> {
                            List<ParameterGroup> all = caches.describeCacheParameterGroups(given.optional(PARAMETERS));
                            return Answer.listed(
                                    new JsonObject()
                                            .with(
                                                    "CacheParameterGroups",
                                                    all.stream()
                                                            .map(CacheShapes::parameterGroup)
                                                            .toList()),
                                    RdsShapes.groupTable(all),
                                    "There is no cache parameter group.");
                        },
                        optional(PARAMETERS, "NAME", "Only that group.")),
                Verb.of(
                        "describe-cache-parameters",
                        "Lists what a cache parameter group sets.",
                        (caches, given) ->
                                Parameters.of(caches.describeCacheParameterGroups(Optional.of(given.text(PARAMETERS)))),
                        parameterGroup()),
                Verb.of(
                        "delete-cache-parameter-group",
                        "Removes a cache parameter group.",
                        (caches, given) -> {
                            caches.deleteCacheParameterGroup(given.text(PARAMETERS));
                            return Answer.told(
                                    new JsonObject().with("CacheParameterGroupName", given.text(PARAMETERS)),
                                    "Cache parameter group " + given.text(PARAMETERS) + " is deleted.");
                        },
                        parameterGroup()),
                Verb.of(
                        "describe-events",
                        "Tells what happened to caches.",
                        (caches, given) -> Shapes.events(caches.describeEvents(given.optional("source-identifier"))),
                        optional("source-identifier", "ID", "Only what happened to that cache.")));
    }

    private static Parameter parameterGroup() {
        return needed(PARAMETERS, "NAME", "The group.");
    }
}
