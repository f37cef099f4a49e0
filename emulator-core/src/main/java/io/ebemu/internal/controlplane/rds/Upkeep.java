/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.model.DBInstance;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Brings the ledger up to what has happened since it was written. Every change of an instance begins with it. */
final class Upkeep {

    private final Instances instances;
    private final Snapshots snapshots;
    private final AutomatedBackups backups;

    Upkeep(Instances instances, Snapshots snapshots, AutomatedBackups backups) {
        this.instances = instances;
        this.snapshots = snapshots;
        this.backups = backups;
    }

    /** To be called by whoever has the services' lock. */
    void run() {
        instances.declared().forEach(this::letDeclarationWin);
        instances.all().forEach(this::note);
        backups.collect();
        removeDiscarded();
    }

    private void letDeclarationWin(DBInstance declared) {
        LedgerInstance entry = instances.ledger().instance(declared.identifier());
        if (entry.supersededBy(ConfigHash.ofDeclaration(declared))) {
            instances.change(ledger -> ledger.with(declared.identifier(), entry.superseded()));
            instances.tell(
                    Severity.WARN,
                    declared.identifier(),
                    "",
                    "ebemu.yml says something else of DB instance " + declared.identifier()
                            + " than when it was changed by API calls; what ebemu.yml says holds again.");
        }
    }

    private void note(DBInstance instance) {
        String identifier = instance.identifier();
        boolean finished = !instances.scope().unfinishedServices().contains(Instances.KIND + ":" + identifier);
        Optional<ContainerInfo> server = instances.server(instance).filter(one -> finished);
        LedgerInstance entry = instances.entry(identifier);
        if (server.isPresent() && entry.createdAt().isEmpty()) {
            instances.changeEntry(
                    identifier,
                    known ->
                            known.createdAt(Optional.of(instances.scope().host().now())));
            instances.tell(identifier, "RDS-EVENT-0005", "DB instance created.");
        }
        if (server.isPresent() && entry.restore().isPresent()) {
            instances.changeEntry(identifier, known -> known.restoring(Optional.empty()));
        }
        if (entry.transition().isPresent()) {
            instances.changeEntry(identifier, known -> known.during(Optional.empty()));
        }
    }

    private void removeDiscarded() {
        Set<String> discarded = instances.ledger().discarded();
        if (!discarded.isEmpty()) {
            Set<String> left = new TreeSet<>(discarded);
            left.removeIf(snapshots::removeVolume);
            if (!left.equals(discarded)) {
                instances.change(ledger -> ledger.withDiscarded(left));
            }
        }
    }
}
