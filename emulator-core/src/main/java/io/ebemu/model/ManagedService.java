/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;

/** A service that AWS runs beside the environment, and that outlives its deployments. */
public sealed interface ManagedService permits DBInstance, CacheCluster, ReplicationGroup {

    /** The identifier, unique among the environment's services of its kind. */
    String identifier();

    /** The engine as AWS names it: {@code postgres}, {@code redis}. */
    String engine();

    /** The engine version as written, such as {@code 15} or {@code 7.0}. */
    String engineVersion();

    /** The instance class or node type, such as {@code db.t3.micro}. */
    String instanceClass();

    /** The port on which the engine listens. */
    int port();

    /** The name and port by which containers of this environment reach the service. */
    EndpointAddress endpoint(EnvironmentId environment);

    /** Names or ids of the security groups that guard it; empty for the VPC's default group. */
    List<String> securityGroups();

    /** A short word for resources and messages: {@code rds} or {@code elasticache}. */
    String kind();
}
