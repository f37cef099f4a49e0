/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheEngine;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.Snapshot;
import java.util.List;

/**
 * What ElastiCache's API answers, with {@code HostEndpoint} of ours.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html">CacheCluster</a>
 */
final class CacheShapes {

    private static final String NODE = "0001";

    private CacheShapes() {}

    static JsonObject cluster(CacheStatus status, boolean nodes, EnvironmentId environment) {
        CacheCluster cluster = status.definition();
        boolean memcached = cluster.engine().equals(CacheEngine.MEMCACHED.word());
        JsonObject json = new JsonObject().with("CacheClusterId", cluster.identifier());
        if (memcached) {
            json.with("ConfigurationEndpoint", Shapes.endpoint(status.endpoint()));
        }
        json.with("CacheNodeType", cluster.instanceClass())
                .with("Engine", cluster.engine())
                .with("EngineVersion", cluster.engineVersion())
                .with("CacheClusterStatus", status.status())
                .with("NumCacheNodes", cluster.nodes())
                .with("CacheClusterCreateTime", status.createdAt())
                .with("CacheParameterGroup", parameterGroup(cluster))
                .with("ReplicationGroupId", cluster.replicationGroup())
                .with("SnapshotRetentionLimit", cluster.backup().retentionPeriod())
                .with("SnapshotWindow", cluster.backup().window())
                .with("SecurityGroups", Shapes.groups(cluster.securityGroups(), "SecurityGroupId", environment))
                .with("AuthTokenEnabled", cluster.authToken().isPresent())
                .with("TransitEncryptionEnabled", cluster.transitEncryption())
                .with("HostEndpoint", status.hostEndpoint().map(Shapes::endpoint));
        return nodes && !memcached ? json.with("CacheNodes", List.of(node(status))) : json;
    }

    private static JsonObject node(CacheStatus status) {
        return new JsonObject()
                .with("CacheNodeId", NODE)
                .with("CacheNodeStatus", status.status())
                .with("CacheNodeCreateTime", status.createdAt())
                .with("Endpoint", Shapes.endpoint(status.endpoint()));
    }

    private static JsonObject parameterGroup(CacheCluster cluster) {
        String family = CacheEngine.of(cluster.engine())
                .map(engine -> engine.family(cluster.engineVersion()))
                .orElse(cluster.engine());
        return new JsonObject()
                .with(
                        "CacheParameterGroupName",
                        cluster.parameterGroup().map(ParameterGroup::name).orElse("default." + family))
                .with("ParameterApplyStatus", "in-sync");
    }

    static Answer clusters(List<CacheStatus> all, Arguments given) {
        boolean nodes = given.given("show-cache-node-info");
        Table table =
                new Table("CLUSTER", "ENGINE", "NODE TYPE", "STATUS", "GROUP", "FOR CONTAINERS", "FOR THIS MACHINE");
        all.forEach(one -> table.row(
                one.definition().identifier(),
                one.definition().engine() + " " + one.definition().engineVersion(),
                one.definition().instanceClass(),
                one.status(),
                one.definition().replicationGroup().orElse(""),
                one.endpoint().toString(),
                Shapes.host(one.hostEndpoint())));
        return Answer.listed(
                new JsonObject()
                        .with(
                                "CacheClusters",
                                all.stream()
                                        .map(one -> cluster(one, nodes, given.environment()))
                                        .toList()),
                table,
                "There is no cache cluster.");
    }

    static Answer cluster(CacheStatus status, Arguments given) {
        return Answer.told(
                new JsonObject().with("CacheCluster", cluster(status, true, given.environment())),
                "Cache cluster " + status.definition().identifier() + " is " + status.status() + "; "
                        + Shapes.reached(status.endpoint(), status.hostEndpoint()) + ".");
    }

    static JsonObject group(ReplicationGroupStatus status) {
        ReplicationGroup group = status.definition();
        return new JsonObject()
                .with("ReplicationGroupId", group.identifier())
                .with("Description", group.description())
                .with("Status", status.status())
                .with(
                        "MemberClusters",
                        status.nodes().stream()
                                .map(node -> node.definition().identifier())
                                .toList())
                .with("NodeGroups", List.of(nodeGroup(status)))
                .with("AutomaticFailover", group.automaticFailover() ? "enabled" : "disabled")
                .with("SnapshotRetentionLimit", group.backup().retentionPeriod())
                .with("SnapshotWindow", group.backup().window())
                .with("ClusterEnabled", false)
                .with("CacheNodeType", group.nodeType())
                .with("AuthTokenEnabled", group.authToken().isPresent())
                .with("TransitEncryptionEnabled", group.transitEncryption())
                .with("Engine", group.engine())
                .with("HostEndpoint", status.hostEndpoint().map(Shapes::endpoint));
    }

    private static JsonObject nodeGroup(ReplicationGroupStatus status) {
        return new JsonObject()
                .with("NodeGroupId", NODE)
                .with("Status", status.status())
                .with("PrimaryEndpoint", Shapes.endpoint(status.primaryEndpoint()))
                .with("ReaderEndpoint", Shapes.endpoint(status.readerEndpoint()))
                .with(
                        "NodeGroupMembers",
                        status.nodes().stream()
                                .map(node -> new JsonObject()
                                        .with(
                                                "CacheClusterId",
                                                node.definition().identifier())
                                        .with("CacheNodeId", NODE)
                                        .with("ReadEndpoint", Shapes.endpoint(node.endpoint()))
                                        .with("CurrentRole", role(status, node)))
                                .toList());
    }

    private static String role(ReplicationGroupStatus status, CacheStatus node) {
        return node.definition().identifier().equals(status.primary()) ? "primary" : "replica";
    }

    static Answer groups(List<ReplicationGroupStatus> all) {
        Table table = new Table("NODE", "GROUP", "ROLE", "STATUS", "FOR CONTAINERS");
        all.forEach(group -> {
            table.row(
                    "",
                    group.definition().identifier(),
                    "",
                    group.status(),
                    group.primaryEndpoint().toString());
            group.nodes()
                    .forEach(node -> table.row(
                            node.definition().identifier(),
                            group.definition().identifier(),
                            role(group, node),
                            node.status(),
                            node.endpoint().toString()));
        });
        return Answer.listed(
                new JsonObject()
                        .with(
                                "ReplicationGroups",
                                all.stream().map(CacheShapes::group).toList()),
                table,
                "There is no replication group.");
    }

    static Answer groupTold(ReplicationGroupStatus status) {
        return Answer.told(
                new JsonObject().with("ReplicationGroup", group(status)),
                "Replication group " + status.definition().identifier() + " is " + status.status() + ", its primary is "
                        + status.primary() + "; " + Shapes.reached(status.primaryEndpoint(), status.hostEndpoint())
                        + ".");
    }

    static JsonObject snapshot(Snapshot snapshot) {
        return new JsonObject()
                .with("SnapshotName", snapshot.identifier())
                .with("CacheClusterId", snapshot.source())
                .with("SnapshotStatus", snapshot.status())
                .with("SnapshotSource", snapshot.type())
                .with("CacheNodeType", snapshot.instanceClass())
                .with("Engine", snapshot.engine())
                .with("EngineVersion", snapshot.engineVersion())
                .with("Port", snapshot.port())
                .with(
                        "NodeSnapshots",
                        List.of(new JsonObject()
                                .with("CacheNodeId", NODE)
                                .with("SnapshotCreateTime", snapshot.createdAt())));
    }

    static JsonObject parameterGroup(ParameterGroup group) {
        return new JsonObject()
                .with("CacheParameterGroupName", group.name())
                .with("CacheParameterGroupFamily", group.family());
    }
}
