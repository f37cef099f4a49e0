/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.internal.plan.ServiceIntent;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ParameterGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The instances there are to be: the declared ones after all calls, and those that calls have made. */
final class WantedInstances {

    private final RdsLedger ledger;
    private final List<ManagedService> services = new ArrayList<>();
    private final Map<String, ServiceIntent> intents;

    private WantedInstances(Wanted before, RdsLedger ledger) {
        this.ledger = ledger;
        this.intents = new HashMap<>(before.intents());
        Set<String> declared = new HashSet<>();
        for (ManagedService service : before.version().services()) {
            if (service instanceof DBInstance db) {
                declared.add(db.identifier());
                addDeclared(db);
            } else {
                services.add(service);
            }
        }
        new TreeMap<>(ledger.instances()).forEach((identifier, entry) -> {
            if (!declared.contains(identifier)
                    && !entry.deleted()
                    && entry.declaration().isEmpty()) {
                entry.definition().ifPresent(definition -> add(definition, entry));
            }
        });
    }

    static Wanted of(Wanted before, RdsLedger ledger) {
        WantedInstances wanted = new WantedInstances(before, ledger);
        return new Wanted(
                before.version().with(wanted.services, before.version().vpc()), wanted.intents);
    }

    private void addDeclared(DBInstance declared) {
        LedgerInstance entry = current(ledger, declared);
        if (!entry.deleted()) {
            add(entry.definition().orElse(declared), entry);
        }
    }

    /** What the ledger says of a declared instance; what was said of another declaration no longer counts. */
    static LedgerInstance current(RdsLedger ledger, DBInstance declared) {
        LedgerInstance entry = ledger.instance(declared.identifier());
        return entry.supersededBy(ConfigHash.ofDeclaration(declared)) ? entry.superseded() : entry;
    }

    private void add(DBInstance instance, LedgerInstance entry) {
        services.add(withGroup(instance));
        intents.put(
                "rds:" + instance.identifier(),
                new ServiceIntent(
                        entry.stopped(),
                        entry.restore().map(Restoration::source),
                        entry.runsAs().map(ManagedService.class::cast),
                        entry.storage()));
    }

    private DBInstance withGroup(DBInstance instance) {
        Optional<ParameterGroup> group = instance.parameterGroup()
                .map(own -> Optional.ofNullable(ledger.parameterGroups().get(own.name()))
                        .filter(changed -> changed.replaces(own))
                        .map(LedgerGroup::group)
                        .orElse(own));
        return instance.toBuilder().parameterGroup(group).build();
    }
}
