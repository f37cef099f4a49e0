/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.internal.plan.ServiceIntent;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheSettings;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.RestoreSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The caches there are to be: the declared ones after all calls, and those that calls have made. */
final class WantedCaches {

    static final String KIND = "elasticache";

    private final CacheLedger ledger;
    private final List<ManagedService> services = new ArrayList<>();
    private final Map<String, ServiceIntent> intents;

    private WantedCaches(Wanted before, CacheLedger ledger) {
        this.ledger = ledger;
        this.intents = new HashMap<>(before.intents());
        Set<String> declared = new HashSet<>();
        for (ManagedService service : before.version().services()) {
            if (service.kind().equals(KIND)) {
                declared.add(service.identifier());
                addDeclared(service);
            } else {
                services.add(service);
            }
        }
        new TreeMap<>(ledger.caches()).forEach((identifier, entry) -> {
            if (!declared.contains(identifier) && !entry.deleted() && entry.declaration().isEmpty()) {
                entry.definition().ifPresent(definition -> add(definition, entry));
            }
        });
    }

    static Wanted of(Wanted before, CacheLedger ledger) {
        WantedCaches wanted = new WantedCaches(before, ledger);
        return new Wanted(
                before.version().with(wanted.services, before.version().vpc()), wanted.intents);
    }

    private void addDeclared(ManagedService declared) {
        CacheEntry entry = ledger.cache(declared.identifier());
        if (entry.supersededBy(ConfigHash.ofDeclaration(declared))) {
            add(declared, CacheEntry.none());
        } else if (!entry.deleted()) {
            add(entry.definition().orElse(declared), entry);
        }
    }

    private void add(ManagedService service, CacheEntry entry) {
        ManagedService now = service;
        if (service instanceof CacheCluster cluster) {
            now = cluster.changed(
                    cluster.instanceClass(),
                    cluster.engineVersion(),
                    cluster.backup(),
                    cluster.securityGroups(),
                    set(cluster.settings(), cluster.parameterGroup()));
        } else if (service instanceof ReplicationGroup group) {
            now = now(group);
        }
        services.add(now);
        String restored = now instanceof ReplicationGroup group ? group.primary().identifier() : now.identifier();
        entry.restore()
                .ifPresent(volume -> intents.put(
                        KIND + ":" + restored,
                        new ServiceIntent(false, Optional.of(new RestoreSource.Snapshot(volume)))));
    }

    private ReplicationGroup now(ReplicationGroup group) {
        ReplicationGroup now = group.changed(
                group.nodeType(),
                group.engineVersion(),
                group.automaticFailover(),
                group.backup(),
                group.securityGroups(),
                set(group.settings(), group.parameterGroup()));
        return Optional.ofNullable(ledger.primaries().get(group.identifier()))
                .map(now::withPrimary)
                .orElse(now);
    }

    /** With what calls have since made of its parameter group. */
    private CacheSettings set(CacheSettings settings, Optional<ParameterGroup> declared) {
        return new CacheSettings(
                settings.authTokens(),
                settings.parameterGroup()
                        .or(() -> declared)
                        .map(group -> ledger.parameterGroups().getOrDefault(group.name(), group))
                        .filter(group -> !declared.equals(Optional.of(group))));
    }
}
