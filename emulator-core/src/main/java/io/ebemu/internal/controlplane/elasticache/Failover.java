/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.EbemuException;
import io.ebemu.event.Severity;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ReplicationGroup;
import java.util.Optional;

/**
 * Makes a replica the primary of its group. What the old primary had not yet told the replica is lost, as replication is
 * asynchronous.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html">Minimizing downtime by using
 *     Multi-AZ</a>
 */
final class Failover {

    private final Caches caches;
    private final Nodes nodes;

    Failover(Caches caches, Nodes nodes) {
        this.caches = caches;
        this.nodes = nodes;
    }

    /** Promotes the replica that has most of the primary's values; empty if there is none that answers. */
    Optional<ReplicationGroup> run(ReplicationGroup group) {
        Optional<CacheCluster> best = bestReplica(group);
        best.ifPresent(chosen -> promote(group, chosen));
        return best.map(chosen -> group.withPrimary(chosen.identifier()));
    }

    private void promote(ReplicationGroup group, CacheCluster chosen) {
        String before = group.primary().identifier();
        ReplicationGroup after = group.withPrimary(chosen.identifier());
        try (RedisAdministration node = nodes.connect(chosen)) {
            node.becomePrimary();
        }
        caches.change(ledger -> ledger.withPrimary(group.identifier(), chosen.identifier()));
        nodes.point(after);
        String address = nodes.address(chosen);
        after.replicas().stream().filter(caches::running).forEach(replica -> follow(replica, address));
        caches.tell(
                group.identifier(),
                "Failover from primary node " + before + " to replica node " + chosen.identifier() + " completed");
    }

    private void follow(CacheCluster replica, String primary) {
        try (RedisAdministration node = nodes.connect(replica)) {
            node.replicate(primary);
        } catch (EbemuException e) {
            caches.tell(
                    Severity.WARN,
                    replica.identifier(),
                    "Cache node " + replica.identifier() + " does not follow the new primary: " + e.getMessage());
        }
    }

    private Optional<CacheCluster> bestReplica(ReplicationGroup group) {
        Optional<CacheCluster> best = Optional.empty();
        long most = -1;
        for (CacheCluster replica : group.replicas()) {
            long offset = offset(replica);
            if (offset > most) {
                most = offset;
                best = Optional.of(replica);
            }
        }
        return best;
    }

    /** How much of the primary's stream a replica has; -1 if it does not answer. */
    private long offset(CacheCluster replica) {
        try (RedisAdministration node = nodes.connect(replica)) {
            return Long.parseLong(node.info("replication").getOrDefault("slave_repl_offset", "0"));
        } catch (EbemuException noAnswer) {
            return -1;
        }
    }
}
