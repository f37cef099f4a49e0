/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The instances of one environment: what is to be, what the ledger says, and what is on the engine. */
final class Instances {

    static final String KIND = "rds";

    private final ServiceScope scope;
    private final Ledger<RdsLedger> file;

    Instances(ServiceScope scope, Ledger<RdsLedger> file) {
        this.scope = scope;
        this.file = file;
    }

    ServiceScope scope() {
        return scope;
    }

    RdsLedger ledger() {
        return file.read(scope.stateDirectory());
    }

    void change(UnaryOperator<RdsLedger> change) {
        file.write(scope, change.apply(ledger()));
    }

    void changeEntry(String identifier, UnaryOperator<LedgerInstance> change) {
        LedgerInstance changed = change.apply(entry(identifier));
        change(ledger -> ledger.with(identifier, changed));
    }

    /** All there are to be. */
    List<DBInstance> all() {
        return instances(WantedInstances.of(new Wanted(scope.declared(), Map.of()), ledger())
                .version()
                .services());
    }

    List<DBInstance> declared() {
        return instances(scope.declared().services());
    }

    private static List<DBInstance> instances(List<ManagedService> services) {
        return services.stream()
                .filter(DBInstance.class::isInstance)
                .map(DBInstance.class::cast)
                .toList();
    }

    Optional<DBInstance> find(String identifier) {
        return all().stream()
                .filter(one -> one.identifier().equalsIgnoreCase(identifier))
                .findFirst();
    }

    DBInstance existing(String identifier) {
        return find(identifier).orElseThrow(() -> RdsFault.noInstance(identifier));
    }

    /** A digest of what is declared of an instance; empty if nothing is. */
    Optional<String> digest(String identifier) {
        return declared(identifier).map(ConfigHash::ofDeclaration);
    }

    private Optional<DBInstance> declared(String identifier) {
        return declared().stream()
                .filter(one -> one.identifier().equals(identifier))
                .findFirst();
    }

    LedgerInstance entry(String identifier) {
        RdsLedger ledger = ledger();
        return declared(identifier)
                .map(one -> WantedInstances.current(ledger, one))
                .orElseGet(() -> ledger.instance(identifier));
    }

    Optional<ContainerInfo> server(DBInstance instance) {
        return scope.container(scope.serverName(instance)).filter(ContainerInfo::running);
    }

    /** The container that keeps an instance's address. */
    Optional<ContainerInfo> networkInterface(DBInstance instance) {
        return scope.container(networkInterfaceName(instance)).filter(ContainerInfo::running);
    }

    String networkInterfaceName(DBInstance instance) {
        return scope.serverName(instance) + "-eni";
    }

    ContainerInfo available(DBInstance instance) {
        return Optional.of(instance)
                .filter(one -> !scope.unfinishedServices().contains(KIND + ":" + one.identifier()))
                .flatMap(this::server)
                .orElseThrow(() -> RdsFault.notAvailable(instance.identifier()));
    }

    String dataVolume(DBInstance instance) {
        return storage(instance) + "-data";
    }

    String backupVolume(DBInstance instance) {
        return storage(instance) + "-backups";
    }

    private String storage(DBInstance instance) {
        return entry(instance.identifier()).storage().orElseGet(() -> scope.serverName(instance));
    }

    /** Names of volumes for a new instance that nothing else has: one that was renamed keeps its own. */
    Optional<String> freeStorage(DBInstance instance) {
        String usual = scope.serverName(instance);
        boolean taken = scope.engine().volumes().exists(usual + "-data")
                || scope.engine().volumes().exists(usual + "-backups");
        return taken ? Optional.of(usual + "-" + scope.host().randomHex(8)) : Optional.empty();
    }

    void tell(String instance, String eventId, String message) {
        tell(Severity.INFO, instance, eventId, message);
    }

    void tell(Severity severity, String instance, String eventId, String message) {
        scope.tell(new ServiceChanged(
                scope.host().now(), scope.environment(), severity, KIND, instance, eventId, message));
    }
}
