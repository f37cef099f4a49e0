/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A cache cluster, or a node of a replication group, as {@code DescribeCacheClusters} tells it.
 *
 * @param definition what it is to be
 * @param status such as {@code available}, {@code snapshotting} or {@code rebooting cluster nodes}
 * @param endpoint where containers reach it
 * @param hostEndpoint where the developer's own machine reaches it, while it runs
 * @param createdAt when it was created
 */
public record CacheStatus(
        CacheCluster definition,
        String status,
        EndpointAddress endpoint,
        Optional<EndpointAddress> hostEndpoint,
        Optional<Instant> createdAt) {}
