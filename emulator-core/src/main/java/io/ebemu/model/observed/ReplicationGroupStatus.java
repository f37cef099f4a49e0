/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.EndpointAddress;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Optional;

/**
 * A replication group as {@code DescribeReplicationGroups} tells it.
 *
 * @param definition what it is to be
 * @param status such as {@code available} or {@code modifying}
 * @param primary the identifier of the node that is the primary now
 * @param nodes its nodes
 * @param primaryEndpoint where containers write
 * @param readerEndpoint where containers read
 * @param hostEndpoint where the developer's own machine reaches the primary, while it runs
 */
public record ReplicationGroupStatus(
        ReplicationGroup definition,
        String status,
        String primary,
        List<CacheStatus> nodes,
        EndpointAddress primaryEndpoint,
        EndpointAddress readerEndpoint,
        Optional<EndpointAddress> hostEndpoint) {

    public ReplicationGroupStatus {
        nodes = List.copyOf(nodes);
    }
}
