/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.CacheEngine;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code ReplicationGroups}, under the rules of ElastiCache.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html">AWS::ElastiCache::ReplicationGroup</a>
 */
final class ReplicationGroupReader {

    /** A primary and five replicas. */
    static final int MOST_NODES = 6;

    private static final int MAX_IDENTIFIER = 40;
    private static final String FAILOVER = "AutomaticFailoverEnabled";
    private static final String TOKEN = "AuthToken";

    private final ServiceSection section;
    private final ParameterGroups groups;

    ReplicationGroupReader(ParameterGroups groups, Problems problems) {
        this.section =
                new ServiceSection(CacheKeys.REPLICATION_GROUPS, MAX_IDENTIFIER, CacheKeys.REPLICATION_GROUP, problems);
        this.groups = groups;
    }

    List<ReplicationGroup> read(Fields top) {
        return section.read(top, this::group);
    }

    private ReplicationGroup group(String identifier, ServiceFields fields) {
        CacheEngine engine = CacheEngine.of(
                        fields.engine("Engine", List.of(CacheEngine.REDIS.word(), CacheEngine.VALKEY.word())))
                .orElse(CacheEngine.REDIS);
        String version = fields.version("EngineVersion", engine.defaultVersion());
        int nodes = fields.number("NumCacheClusters", "", 1, MOST_NODES, 1, "nodes-invalid", "a number of nodes");
        boolean encryption = fields.flag("TransitEncryptionEnabled", false);
        return new ReplicationGroup(
                identifier,
                fields.text("ReplicationGroupDescription", identifier),
                engine.word(),
                version,
                CacheClusterReader.nodeType(fields),
                nodes,
                fields.port(engine.defaultPort(), 1),
                failover(fields, nodes),
                encryption,
                token(fields, encryption),
                CacheClusterReader.backup(fields, engine),
                groups.named(fields, "CacheParameterGroupName", engine.family(version)),
                fields.names("SecurityGroupIds"));
    }

    private static boolean failover(ServiceFields fields, int nodes) {
        boolean failover = fields.flag(FAILOVER, false);
        if (failover && nodes < 2) {
            fields.error(
                    FAILOVER,
                    "failover-needs-replica",
                    "automatic failover needs a replica to fail over to, and there is one node; write"
                            + " NumCacheClusters: 2");
        }
        return failover;
    }

    private static Optional<String> token(ServiceFields fields, boolean encryption) {
        Optional<String> token = fields.fields().word(TOKEN).map(Located::value);
        token.flatMap(one -> CacheEngine.tokenRefusal(one, encryption))
                .ifPresent(refusal -> fields.error(
                        TOKEN,
                        "auth-token-invalid",
                        refusal
                                + (encryption
                                        ? " Write 16 to 128 letters, digits and ! & # $ ^ < > -"
                                        : "; write TransitEncryptionEnabled: true")));
        return token;
    }
}
