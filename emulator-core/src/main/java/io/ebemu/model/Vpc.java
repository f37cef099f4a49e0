/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;

/**
 * The network in which an environment and its services are.
 *
 * @param cidrBlock its private addresses, such as {@code 172.31.0.0/16}
 * @param securityGroups the groups that somebody declared or created
 * @param instanceSecurityGroups names or ids of groups that the environment's instances are in beside the one that
 *     Beanstalk makes ({@code aws:autoscaling:launchconfiguration}, {@code SecurityGroups})
 */
public record Vpc(String cidrBlock, List<SecurityGroup> securityGroups, List<String> instanceSecurityGroups) {

    /** The block of every default VPC. */
    public static final String DEFAULT_CIDR_BLOCK = "172.31.0.0/16";

    public Vpc {
        securityGroups = List.copyOf(securityGroups);
        instanceSecurityGroups = List.copyOf(instanceSecurityGroups);
    }

    /** The account's default VPC, in which nobody declared a group: everything in it reaches everything else. */
    public static Vpc standard() {
        return new Vpc(DEFAULT_CIDR_BLOCK, List.of(), List.of());
    }
}
