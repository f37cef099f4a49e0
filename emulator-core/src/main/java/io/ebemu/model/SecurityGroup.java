/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;

/**
 * A security group of the VPC: allow-only, stateful; of several groups all rules hold together.
 *
 * @param name the {@code GroupName}
 * @param description the {@code GroupDescription}
 * @param ingress what may come in; nothing unless a rule says so
 * @param egress what may go out
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">Security groups</a>
 */
public record SecurityGroup(
        String name, String description, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {

    /** The VPC's own group: its members reach each other. Whatever names no group is in it. */
    public static final String DEFAULT = "default";
    /** The logical name of the group that Beanstalk makes for the environment's instances. */
    public static final String OF_ENVIRONMENT = "AWSEBSecurityGroup";
    /** The group that Beanstalk makes for the database it couples with an environment. */
    public static final String OF_COUPLED_DATABASE = "AWSEBRDSDBSecurityGroup";

    public SecurityGroup {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** As AWS forms it: {@code sg-} and 17 hexadecimal digits. */
    public String id(EnvironmentId environment) {
        return "sg-" + Tokens.hex(environment.name() + "/" + name, 17);
    }
}
