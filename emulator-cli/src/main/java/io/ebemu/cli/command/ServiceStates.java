/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.error.EbemuException;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.ServiceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An environment's services as the APIs of AWS tell them, which know more than the engine: whether an instance is backing
 * up, for instance. Where an API cannot tell, as for an environment whose bundle is gone, the engine's word counts.
 *
 * @param services DB instances and cache clusters
 * @param groups replication groups
 */
record ServiceStates(List<ServiceSnapshot> services, List<ReplicationGroupStatus> groups) {

    private static final String RDS = "rds";
    private static final String ELASTICACHE = "elasticache";

    static ServiceStates of(BeanstalkEmulator emulator, ObservedState state) {
        List<ServiceSnapshot> services =
                new ArrayList<>(instances(emulator, state).orElseGet(() -> seen(state, RDS)));
        List<ReplicationGroupStatus> groups = new ArrayList<>();
        services.addAll(caches(emulator, state, groups).orElseGet(() -> seen(state, ELASTICACHE)));
        return new ServiceStates(List.copyOf(services), List.copyOf(groups));
    }

    private static List<ServiceSnapshot> seen(ObservedState state, String kind) {
        return state.services().stream().filter(one -> one.kind().equals(kind)).toList();
    }

    private static Optional<List<ServiceSnapshot>> instances(BeanstalkEmulator emulator, ObservedState state) {
        try (Rds rds = emulator.rds(state.environment(), event -> {})) {
            return Optional.of(rds.describeDBInstances(Optional.empty()).stream()
                    .map(ServiceStates::snapshot)
                    .toList());
        } catch (EbemuException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<ServiceSnapshot>> caches(
            BeanstalkEmulator emulator, ObservedState state, List<ReplicationGroupStatus> groups) {
        try (ElastiCache caches = emulator.elastiCache(state.environment(), event -> {})) {
            List<ServiceSnapshot> clusters = caches.describeCacheClusters(Optional.empty()).stream()
                    .map(ServiceStates::snapshot)
                    .toList();
            groups.addAll(caches.describeReplicationGroups(Optional.empty()));
            return Optional.of(clusters);
        } catch (EbemuException e) {
            return Optional.empty();
        }
    }

    private static ServiceSnapshot snapshot(DBInstanceStatus one) {
        return new ServiceSnapshot(
                RDS,
                one.definition().identifier(),
                one.status(),
                one.definition().engine(),
                one.definition().engineVersion(),
                one.definition().instanceClass(),
                one.endpoint(),
                one.hostEndpoint());
    }

    private static ServiceSnapshot snapshot(CacheStatus one) {
        return new ServiceSnapshot(
                ELASTICACHE,
                one.definition().identifier(),
                one.status(),
                one.definition().engine(),
                one.definition().engineVersion(),
                one.definition().instanceClass(),
                one.endpoint(),
                one.hostEndpoint());
    }
}
