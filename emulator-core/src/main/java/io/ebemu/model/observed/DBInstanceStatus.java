/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.DBInstance;
import io.ebemu.model.EndpointAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A DB instance as {@code DescribeDBInstances} tells it.
 *
 * @param definition what it is to be
 * @param status such as {@code available}, {@code backing-up} or {@code stopped}
 * @param endpoint where containers reach it
 * @param hostEndpoint where the developer's own machine reaches it, while it runs
 * @param createdAt when it was created
 * @param latestRestorableTime the latest time to which it can be restored; empty without automated backups
 * @param pendingModifiedValues what a reboot will change, by the API's names
 * @param parameterApplyStatus {@code in-sync} or {@code pending-reboot}
 * @param caFile the certificate of the authority that a client is to trust for {@code verify-full}; empty without TLS
 */
public record DBInstanceStatus(
        DBInstance definition,
        String status,
        EndpointAddress endpoint,
        Optional<EndpointAddress> hostEndpoint,
        Optional<Instant> createdAt,
        Optional<Instant> latestRestorableTime,
        Map<String, String> pendingModifiedValues,
        String parameterApplyStatus,
        Optional<Path> caFile) {

    public DBInstanceStatus {
        pendingModifiedValues = Map.copyOf(pendingModifiedValues);
    }
}
