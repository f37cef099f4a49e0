/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheEngine;
import io.ebemu.model.CacheNodeType;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code CacheClusters}, under the rules of ElastiCache.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html">AWS::ElastiCache::CacheCluster</a>
 */
final class CacheClusterReader {

    /** How ElastiCache's parameter groups are written. */
    static final ParameterGroups.Words PARAMETER_GROUPS = new ParameterGroups.Words(
            CacheKeys.PARAMETER_GROUPS,
            CacheKeys.PARAMETER_GROUP,
            "CacheParameterGroupFamily",
            CacheKeys.FAMILIES,
            "redis7",
            "Properties",
            "CacheParameterGroup",
            "Expected a parameter group of family {needed} but found one of family {actual}; write another group or"
                    + " another EngineVersion");

    private static final int MAX_IDENTIFIER = 50;
    private static final int SHORTEST_WINDOW = 60;
    private static final String RETENTION = "SnapshotRetentionLimit";
    private static final String NODES = "NumCacheNodes";

    private final ServiceSection section;
    private final ParameterGroups groups;

    CacheClusterReader(ParameterGroups groups, Problems problems) {
        this.section = new ServiceSection(CacheKeys.CLUSTERS, MAX_IDENTIFIER, CacheKeys.CLUSTER, problems);
        this.groups = groups;
    }

    List<CacheCluster> read(Fields top) {
        return section.read(top, this::cluster);
    }

    private CacheCluster cluster(String identifier, ServiceFields fields) {
        CacheEngine engine = engine(fields);
        String version = fields.version("EngineVersion", engine.defaultVersion());
        return new CacheCluster(
                identifier,
                engine.word(),
                version,
                nodeType(fields),
                nodes(fields, engine),
                fields.port(engine.defaultPort(), 1),
                fields.flag("TransitEncryptionEnabled", false),
                Optional.empty(),
                backup(fields, engine),
                groups.named(fields, "CacheParameterGroupName", engine.family(version)),
                fields.names("VpcSecurityGroupIds"),
                Optional.empty());
    }

    private static CacheEngine engine(ServiceFields fields) {
        if (fields.text("Engine", "").equals(CacheEngine.VALKEY.word())) {
            fields.error(
                    "Engine",
                    "engine-needs-replication-group",
                    "ElastiCache makes Valkey caches as replication groups only; declare it in ReplicationGroups");
            return CacheEngine.VALKEY;
        }
        return CacheEngine.of(fields.engine("Engine", List.of(CacheEngine.REDIS.word(), CacheEngine.MEMCACHED.word())))
                .orElse(CacheEngine.REDIS);
    }

    private static int nodes(ServiceFields fields, CacheEngine engine) {
        int nodes = fields.number(NODES, "", 1, CacheEngine.MOST_NODES, 1, "nodes-invalid", "a number of nodes");
        engine.nodesRefusal(nodes)
                .ifPresent(refusal ->
                        fields.error(NODES, "nodes-invalid", refusal + " Write 1, or declare a replication group"));
        return nodes;
    }

    static String nodeType(ServiceFields fields) {
        return fields.instanceClass("CacheNodeType", "cache.t3.micro", CacheNodeType.names());
    }

    static BackupSettings backup(ServiceFields fields, CacheEngine engine) {
        int retention = fields.number(RETENTION, "of days", 0, 35, 0, "retention-invalid", "a number of days");
        if (retention > 0 && engine == CacheEngine.MEMCACHED) {
            fields.error(RETENTION, "retention-invalid", "Memcached has no snapshots; write 0, or remove it");
        }
        return new BackupSettings(retention, fields.window("SnapshotWindow", SHORTEST_WINDOW));
    }
}
