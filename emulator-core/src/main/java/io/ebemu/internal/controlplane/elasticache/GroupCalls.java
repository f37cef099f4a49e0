/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.CacheChange;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheSettings;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.ReplicationGroupStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls about replication groups. */
final class GroupCalls {

    private final Caches caches;
    private final Nodes nodes;
    private final CacheSnapshots snapshots;
    private final ParameterGroupCalls parameterGroups;
    private final ClusterCalls clusters;
    private final Birth birth;

    GroupCalls(
            Caches caches,
            Nodes nodes,
            CacheSnapshots snapshots,
            ParameterGroupCalls parameterGroups,
            ClusterCalls clusters) {
        this.caches = caches;
        this.nodes = nodes;
        this.snapshots = snapshots;
        this.parameterGroups = parameterGroups;
        this.clusters = clusters;
        this.birth = new Birth(caches, nodes, snapshots);
    }

    List<ReplicationGroupStatus> describe(Optional<String> identifier) {
        return identifier
                .map(one -> List.of(status(caches.existingGroup(one))))
                .orElseGet(() -> caches.groups().stream().map(this::status).toList());
    }

    private ReplicationGroupStatus status(ReplicationGroup group) {
        List<CacheStatus> members =
                group.members().stream().map(clusters::status).toList();
        boolean available = members.stream().allMatch(node -> node.status().equals("available"));
        boolean saving = snapshots.all().stream()
                .anyMatch(one ->
                        one.source().equals(group.identifier()) && one.status().equals("creating"));
        return status(group, members, saving ? "snapshotting" : available ? "available" : "modifying");
    }

    private ReplicationGroupStatus status(ReplicationGroup group, List<CacheStatus> members, String state) {
        return new ReplicationGroupStatus(
                group,
                state,
                group.primary().identifier(),
                members,
                group.primaryEndpoint(caches.scope().environment()),
                group.readerEndpoint(caches.scope().environment()),
                nodes.hostEndpoint(group));
    }

    ReplicationGroupStatus create(ReplicationGroup group, Optional<String> snapshot) {
        CacheRules.check(group);
        if (caches.all().stream().anyMatch(one -> one.identifier().equals(group.identifier()))) {
            throw CacheFault.groupExists(group.identifier());
        }
        group.members().stream()
                .filter(member -> caches.node(member.identifier()).isPresent())
                .findFirst()
                .ifPresent(member -> {
                    throw CacheFault.clusterExists(member.identifier());
                });
        group.parameterGroup().ifPresent(one -> parameterGroups.existing(one.name()));
        birth.of(group, snapshot);
        caches.tell(group.identifier(), "Replication group " + group.identifier() + " created");
        return status(caches.existingGroup(group.identifier()));
    }

    ReplicationGroupStatus modify(String identifier, CacheChange change) {
        ReplicationGroup before = caches.existingGroup(identifier);
        check(before, change);
        ReplicationGroup after = before.changed(
                change.nodeType().orElse(before.nodeType()),
                change.engineVersion().orElse(before.engineVersion()),
                change.automaticFailover().orElse(before.automaticFailover()),
                ClusterCalls.backup(before.backup(), change),
                change.securityGroups().orElse(before.securityGroups()),
                settings(before, change));
        caches.changeTo(after);
        caches.scope().reconcile();
        change.parameterGroup().ifPresent(name -> after.members().forEach(parameterGroups::apply));
        change.authToken().ifPresent(token -> {
            after.members().stream().filter(caches::running).forEach(node -> {
                try (RedisAdministration administration = nodes.connect(node)) {
                    administration.acceptTokens();
                }
            });
            caches.tell(identifier, "Successfully modified the AUTH token of replication group " + identifier);
        });
        return status(caches.existingGroup(identifier));
    }

    private static void check(ReplicationGroup group, CacheChange change) {
        change.nodeType().ifPresent(CacheRules::checkNodeType);
        change.engineVersion().ifPresent(version -> CacheRules.checkUpgrade(group.engineVersion(), version));
        change.snapshotRetentionLimit().ifPresent(CacheRules::checkRetention);
        CacheRules.checkWindow(change.snapshotWindow());
        change.automaticFailover().ifPresent(on -> CacheRules.checkFailover(on, group.cacheClusters()));
        change.authToken().ifPresent(token -> CacheRules.checkToken(token, group.transitEncryption()));
        change.authTokenUpdateStrategy()
                .filter(strategy -> !strategy.equals("SET") && !strategy.equals("ROTATE"))
                .ifPresent(strategy -> {
                    throw CacheFault.invalidValue(
                            "Invalid AuthTokenUpdateStrategy: " + strategy + ". It must be SET or ROTATE.");
                });
    }

    /** {@code ROTATE}, the default, keeps the latest token valid; {@code SET} makes the new one the only one. */
    private CacheSettings settings(ReplicationGroup group, CacheChange change) {
        List<String> tokens = new ArrayList<>(group.settings().authTokens());
        change.authToken().ifPresent(token -> {
            List<String> valid = group.primary().validTokens();
            boolean rotates = !change.authTokenUpdateStrategy().equals(Optional.of("SET"));
            tokens.clear();
            tokens.add(token);
            valid.stream()
                    .filter(one -> rotates && !one.equals(token))
                    .findFirst()
                    .ifPresent(tokens::add);
        });
        return new CacheSettings(
                tokens,
                change.parameterGroup()
                        .map(parameterGroups::existing)
                        .or(() -> group.settings().parameterGroup()));
    }

    ReplicationGroupStatus delete(String identifier, Optional<String> finalSnapshot) {
        ReplicationGroup group = caches.existingGroup(identifier);
        finalSnapshot.ifPresent(name -> snapshots.make(name, identifier, group.primary(), CacheSnapshots.MANUAL));
        ReplicationGroupStatus last =
                status(group, group.members().stream().map(clusters::status).toList(), "deleting");
        caches.delete(identifier);
        nodes.remove(group);
        snapshots.removeAutomated(identifier);
        caches.tell(identifier, "Replication group " + identifier + " deleted");
        return last;
    }

    ReplicationGroupStatus testFailover(String identifier) {
        ReplicationGroup group = caches.existingGroup(identifier);
        if (!group.automaticFailover()) {
            throw CacheFault.invalidCombination("Automatic failover must be enabled to test it: " + identifier);
        }
        caches.tell(identifier, "Test Failover API called for node group 0001");
        if (caches.running(group.primary())) {
            awaitReplica(group);
        }
        ReplicationGroup after = new Failover(caches, nodes)
                .run(group)
                .orElseThrow(() -> CacheFault.groupState(
                        "Replication group " + identifier + " has no replica that is in available state."));
        return status(after);
    }

    /** A replica that is still being made has nothing yet: whoever promoted it would lose all. */
    private void awaitReplica(ReplicationGroup group) {
        try (RedisAdministration primary = nodes.connect(group.primary())) {
            if (!primary.awaitReplica()) {
                throw CacheFault.groupState("Replication group " + group.identifier()
                        + " has no replica that is in sync with its primary.");
            }
        }
    }
}
