/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ManagedService;
import io.ebemu.model.PortRange;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted: an application version, and how to bring it up.
 *
 * @param version the application version, with the services that there are to be
 * @param declaredServices the services that the bundle declares. The task is made from these: as Beanstalk, which does
 *     not know what is done to a database behind its back, tells a coupled database as it was declared
 * @param options how to bring it up
 * @param identity the names of the task, should a new one be needed
 * @param origin who makes what is made
 * @param stateDirectory where the environment keeps its logs and records; absolute
 * @param contextDigests digests of the build contexts of image overrides, by container name
 * @param hostPortBlocks the host ports of each of a container's port ranges, in their order, by container name; they
 *     hold for new containers only
 * @param unfinishedServices services whose data was begun and never came into use, such as {@code rds:db}
 * @param serviceIntents what API calls want of services beside their definitions, by resource such as {@code rds:db}
 * @param taskRunsOn whether the task that is there now once was RUNNING and is not to stop: if not, it was left half-made
 *     or half-stopped, by a process that was killed
 * @param metadataEndpoint where new containers find the task metadata endpoint, such as {@code http://172.17.0.1:40123};
 *     empty if nothing serves it, as when a launch is only planned. It is no part of what a task is made from
 */
public record LaunchRequest(
        ApplicationVersion version,
        List<ManagedService> declaredServices,
        LaunchOptions options,
        TaskIdentity identity,
        Origin origin,
        Path stateDirectory,
        Map<String, String> contextDigests,
        Map<String, List<PortRange>> hostPortBlocks,
        Set<String> unfinishedServices,
        Map<String, ServiceIntent> serviceIntents,
        boolean taskRunsOn,
        Optional<URI> metadataEndpoint) {

    public LaunchRequest {
        declaredServices = List.copyOf(declaredServices);
        contextDigests = Map.copyOf(contextDigests);
        hostPortBlocks = Map.copyOf(hostPortBlocks);
        unfinishedServices = Set.copyOf(unfinishedServices);
        serviceIntents = Map.copyOf(serviceIntents);
    }

    /** Whether security groups are to hold, which needs containers that are known by their hardware addresses. */
    boolean enforcesSecurityGroups() {
        return Groups.of(version).enforced();
    }

    /** What is wanted of a service beside its definition. */
    ServiceIntent intent(ManagedService service) {
        return serviceIntents.getOrDefault(service.kind() + ":" + service.identifier(), ServiceIntent.run());
    }
}
