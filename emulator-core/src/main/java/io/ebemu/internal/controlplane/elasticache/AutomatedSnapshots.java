/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.BackupWindow;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The daily snapshots of caches: one in each window, removed once they are older than the retention limit. The first is
 * made in the first window after the cache was first seen.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html">Scheduling automatic
 *     backups</a>
 */
final class AutomatedSnapshots {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Caches caches;
    private final CacheSnapshots snapshots;

    AutomatedSnapshots(Caches caches, CacheSnapshots snapshots) {
        this.caches = caches;
        this.snapshots = snapshots;
    }

    /** Looks at all caches once, and does what is to be done. */
    void look() {
        caches.scope().exclusively(() -> {
            snapshots.collect();
            for (ManagedService cache : caches.all()) {
                if (cache instanceof ReplicationGroup group) {
                    look(group, group.backup(), group.primary());
                } else if (cache instanceof CacheCluster cluster) {
                    look(cluster, cluster.backup(), cluster);
                }
            }
            return caches;
        });
    }

    /** @param node the node that has the values */
    private void look(ManagedService cache, BackupSettings backup, CacheCluster node) {
        String identifier = cache.identifier();
        Instant now = caches.scope().host().now();
        if (backup.retentionPeriod() > 0 && !node.engine().equals("memcached")) {
            makeIfDue(identifier, backup, node, now);
        }
        for (Snapshot old : snapshots.automated(identifier)) {
            if (old.createdAt().plus(Duration.ofDays(backup.retentionPeriod())).isBefore(now)) {
                snapshots.remove(old.identifier());
            }
        }
    }

    private void makeIfDue(String identifier, BackupSettings backup, CacheCluster node, Instant now) {
        Instant last = caches.ledger().snapshotted().getOrDefault(identifier, Instant.MAX);
        if (last.equals(Instant.MAX)) {
            note(identifier, now);
        } else if (caches.running(node) && BackupWindow.of(backup, identifier).due(last, now)) {
            // Noted first: what fails is tried again in the next window, and not every minute.
            note(identifier, now);
            make(identifier, node, now);
        }
    }

    private void note(String identifier, Instant at) {
        caches.change(ledger -> ledger.withSnapshotted(identifier, at));
    }

    private void make(String identifier, CacheCluster node, Instant now) {
        String name = "automatic." + node.identifier() + "-" + MINUTE.format(now);
        try {
            snapshots.make(name, identifier, node, CacheSnapshots.AUTOMATED);
            caches.tell(
                    identifier,
                    "Automatic snapshot succeeded for snapshot with ID '" + name + "' of cache cluster with ID '"
                            + node.identifier() + "'");
        } catch (RuntimeException e) {
            caches.tell(
                    Severity.WARN,
                    identifier,
                    "Automatic snapshot failed for cache cluster with ID '" + node.identifier() + "': " + e.getMessage()
                            + "; the next one comes in its snapshot window.");
        }
    }
}
