/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Rds;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.Snapshot;
import java.util.List;
import java.util.Optional;

/** The snapshots that are made of an environment's DB instances before it goes. They outlive its data. */
final class FinalSnapshots {

    private final BeanstalkEmulator emulator;

    FinalSnapshots(BeanstalkEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * Makes them.
     *
     * @param name the name of an only instance's snapshot; of several, each one's ends with the instance's identifier
     * @throws io.ebemu.error.AwsApiException if RDS would refuse one, as of an instance that is stopped
     */
    List<Snapshot> make(EnvironmentId environment, String name, EventListener listener) {
        try (Rds rds = emulator.rds(environment, listener)) {
            List<String> instances = rds.describeDBInstances(Optional.empty()).stream()
                    .map(DBInstanceStatus::definition)
                    .map(definition -> definition.identifier())
                    .toList();
            if (instances.isEmpty()) {
                throw new UsageException("environment " + environment
                        + " has no DB instance to make a snapshot of; leave out --final-snapshot");
            }
            boolean only = instances.size() == 1;
            return instances.stream()
                    .map(instance -> rds.createDBSnapshot(instance, only ? name : name + "-" + instance))
                    .toList();
        }
    }
}
