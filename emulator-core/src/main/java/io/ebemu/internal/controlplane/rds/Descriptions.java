/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.observed.DBInstanceStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how instances are, from the ledger and the engine alone: every process sees the same. */
final class Descriptions {

    private static final String AVAILABLE = "available";
    private static final String BACKING_UP = "backing-up";

    private final Instances instances;
    private final Groups groups;
    private final AutomatedBackups backups;
    private final Snapshots snapshots;

    Descriptions(Instances instances, Groups groups, AutomatedBackups backups, Snapshots snapshots) {
        this.instances = instances;
        this.groups = groups;
        this.backups = backups;
        this.snapshots = snapshots;
    }

    List<DBInstanceStatus> of(Optional<String> identifier) {
        List<DBInstance> asked =
                identifier.map(name -> List.of(instances.existing(name))).orElseGet(instances::all);
        return asked.stream().map(this::of).toList();
    }

    DBInstanceStatus of(DBInstance instance) {
        LedgerInstance entry = instances.entry(instance.identifier());
        Optional<ContainerInfo> server = instances.server(instance);
        String status = status(instance, entry, server);
        boolean answers = status.equals(AVAILABLE) || status.equals(BACKING_UP);
        return new DBInstanceStatus(
                instance,
                status,
                instance.endpoint(instances.scope().environment()),
                server.flatMap(any -> hostEndpoint(instance)),
                entry.createdAt(),
                answers ? server.flatMap(one -> latestRestorableTime(instance, one)) : Optional.empty(),
                InstanceChange.waiting(instance, entry.pending()),
                groups.pendingReboot(instance) ? "pending-reboot" : "in-sync",
                certificate());
    }

    private String status(DBInstance instance, LedgerInstance entry, Optional<ContainerInfo> server) {
        Optional<Transition> transition = entry.transition()
                .filter(one -> one.underWay(instances.scope().host().now()));
        if (transition.isPresent()) {
            return transition.get().status();
        }
        if (instances.scope().unfinishedServices().contains(Instances.KIND + ":" + instance.identifier())) {
            return "creating";
        }
        if (server.isPresent()) {
            return backingUp(instance) ? BACKING_UP : AVAILABLE;
        }
        if (entry.stopped()) {
            return "stopped";
        }
        // What is to run is being started, unless the environment is down.
        boolean up = instances.networkInterface(instance).isPresent();
        return up ? (entry.createdAt().isPresent() ? "starting" : "creating") : "stopped";
    }

    private boolean backingUp(DBInstance instance) {
        return backups.underWay(instance)
                || snapshots.all().stream()
                        .anyMatch(one -> one.source().equals(instance.identifier())
                                && one.status().equals("creating"));
    }

    private Optional<EndpointAddress> hostEndpoint(DBInstance instance) {
        Engine engine = instances.scope().engine();
        return instances
                .networkInterface(instance)
                .flatMap(eni -> eni.ports().stream().findFirst())
                .map(port -> new EndpointAddress(engine.info().publishedAddress(), port.hostPort()));
    }

    private Optional<Instant> latestRestorableTime(DBInstance instance, ContainerInfo server) {
        return backups.kept(instance) ? backups.times(instance, server).latest() : Optional.empty();
    }

    private Optional<Path> certificate() {
        return Optional.of(instances.scope().stateDirectory().resolve("tls").resolve("ca.pem"))
                .filter(Files::exists);
    }
}
