/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The caches of one environment: what is to be, and what the ledger says. */
final class Caches {

    private final ServiceScope scope;
    private final Ledger<CacheLedger> file;

    Caches(ServiceScope scope, Ledger<CacheLedger> file) {
        this.scope = scope;
        this.file = file;
    }

    ServiceScope scope() {
        return scope;
    }

    CacheLedger ledger() {
        return file.read(scope.stateDirectory());
    }

    void change(UnaryOperator<CacheLedger> change) {
        file.write(scope, change.apply(ledger()));
    }

    /** All there are to be, as clusters and groups. */
    List<ManagedService> all() {
        return WantedCaches.of(new Wanted(scope.declared(), Map.of()), ledger()).version().services().stream()
                .filter(service -> service.kind().equals(WantedCaches.KIND))
                .toList();
    }

    List<ReplicationGroup> groups() {
        return all().stream()
                .filter(ReplicationGroup.class::isInstance)
                .map(ReplicationGroup.class::cast)
                .toList();
    }

    /** All nodes: clusters, and members of groups. */
    List<CacheCluster> nodes() {
        return all().stream().flatMap(Caches::nodesOf).toList();
    }

    static Stream<CacheCluster> nodesOf(ManagedService service) {
        return service instanceof ReplicationGroup group
                ? group.members().stream()
                : Stream.of(service).filter(CacheCluster.class::isInstance).map(CacheCluster.class::cast);
    }

    Optional<CacheCluster> node(String identifier) {
        return nodes().stream()
                .filter(one -> one.identifier().equals(identifier))
                .findFirst();
    }

    CacheCluster existingNode(String identifier) {
        return node(identifier).orElseThrow(() -> CacheFault.noCluster(identifier));
    }

    ReplicationGroup existingGroup(String identifier) {
        return groups().stream()
                .filter(one -> one.identifier().equals(identifier))
                .findFirst()
                .orElseThrow(() -> CacheFault.noGroup(identifier));
    }

    /** Writes down what a cache is to be from now on. */
    void changeTo(ManagedService service) {
        CacheEntry entry = ledger().cache(service.identifier());
        change(ledger -> ledger.with(service.identifier(), entry.changed(service, digest(service.identifier()))));
    }

    /** Writes down that a cache is to be no more. */
    void delete(String identifier) {
        Optional<String> declared = digest(identifier);
        change(ledger -> declared.isPresent()
                ? ledger.without(identifier).with(identifier, CacheEntry.deleted(declared.get()))
                : ledger.without(identifier));
    }

    /** A digest of what is declared of a cache; empty if nothing is. */
    private Optional<String> digest(String identifier) {
        return scope.declared().services().stream()
                .filter(service -> service.kind().equals(WantedCaches.KIND))
                .filter(service -> service.identifier().equals(identifier))
                .findFirst()
                .map(ConfigHash::ofDeclaration);
    }

    /** What calls have made of a cache no longer holds once {@code ebemu.yml} says something else; that is said once. */
    void letDeclarationsWin() {
        for (ManagedService declared : scope.declared().services()) {
            CacheEntry entry = ledger().cache(declared.identifier());
            if (declared.kind().equals(WantedCaches.KIND) && entry.supersededBy(ConfigHash.ofDeclaration(declared))) {
                change(ledger -> ledger.without(declared.identifier()));
                tell(
                        Severity.WARN,
                        declared.identifier(),
                        "ebemu.yml says something else of cache " + declared.identifier()
                                + " than when it was changed by API calls; what ebemu.yml says holds again.");
            }
        }
    }

    Optional<ContainerInfo> server(ManagedService node) {
        return scope.container(scope.serverName(node));
    }

    Optional<ContainerInfo> networkInterface(ManagedService service) {
        return scope.container(scope.serverName(service) + "-eni");
    }

    boolean running(ManagedService node) {
        return server(node).filter(ContainerInfo::running).isPresent();
    }

    void tell(String cache, String message) {
        tell(Severity.INFO, cache, message);
    }

    /** ElastiCache numbers no events. */
    void tell(Severity severity, String cache, String message) {
        scope.tell(new ServiceChanged(
                scope.host().now(), scope.environment(), severity, WantedCaches.KIND, cache, "", message));
    }
}
