/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.EndpointAddress;
import java.util.Optional;

/**
 * A DB instance or cache cluster as it was last seen.
 *
 * @param kind {@code rds} or {@code elasticache}
 * @param identifier its identifier
 * @param status {@code creating}, {@code available} or {@code stopped}, as the AWS APIs name them
 * @param engine the engine
 * @param engineVersion the engine's version
 * @param instanceClass the instance class or node type
 * @param endpoint where containers reach it
 * @param hostEndpoint where the developer's own machine reaches it, while it runs
 */
public record ServiceSnapshot(
        String kind,
        String identifier,
        String status,
        String engine,
        String engineVersion,
        String instanceClass,
        EndpointAddress endpoint,
        Optional<EndpointAddress> hostEndpoint) {}
