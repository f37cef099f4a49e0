/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.error.AwsApiException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.Locale;

/**
 * What EC2 refuses, in its words.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">Error codes for the Amazon
 *     EC2 API</a>
 */
final class Ec2Refusal {

    private Ec2Refusal() {}

    static AwsApiException notFound(String group) {
        return new AwsApiException("InvalidGroup.NotFound", "The security group '" + group + "' does not exist");
    }

    static AwsApiException duplicate(String name) {
        return new AwsApiException("InvalidGroup.Duplicate", "The security group '" + name + "' already exists");
    }

    static AwsApiException reserved(String name) {
        return new AwsApiException("InvalidGroup.Reserved", "The security group '" + name + "' is reserved");
    }

    static AwsApiException invalidName(String name) {
        return new AwsApiException(
                "InvalidParameterValue",
                "Value (" + name + ") for parameter GroupName is invalid. Group names may not be in the format sg-*.");
    }

    static AwsApiException malformed(String block) {
        return new AwsApiException("InvalidParameterValue", "CIDR block " + block + " is malformed");
    }

    static AwsApiException invalidPorts(SecurityGroupRule rule) {
        return new AwsApiException(
                "InvalidParameterValue",
                "Invalid value for portRange. Must specify both from and to ports with " + rule.protocol() + ".");
    }

    static AwsApiException inUse(String id) {
        return new AwsApiException("DependencyViolation", "resource " + id + " has a dependent object");
    }

    static AwsApiException undeletable(String id, String name) {
        return new AwsApiException(
                "CannotDelete",
                "the specified group: \"" + id + "\" name: \"" + name + "\" cannot be deleted by a user");
    }

    static AwsApiException ruleExists(EnvironmentId environment, SecurityGroupRule rule) {
        return new AwsApiException(
                "InvalidPermission.Duplicate",
                "the specified rule \"peer: " + peer(environment, rule.peer()) + ", " + traffic(rule)
                        + ", ALLOW\" already exists");
    }

    static AwsApiException noSuchRule() {
        return new AwsApiException(
                "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }

    private static String peer(EnvironmentId environment, SecurityGroupRule.Peer peer) {
        return peer instanceof SecurityGroupRule.Cidr cidr
                ? cidr.block()
                : new SecurityGroup(((SecurityGroupRule.Group) peer).name(), "", List.of(), List.of()).id(environment);
    }

    private static String traffic(SecurityGroupRule rule) {
        return rule.protocol().equals(SecurityGroupRule.ALL)
                ? "ALL"
                : rule.protocol().toUpperCase(Locale.ROOT) + ", from port: " + rule.fromPort() + ", to port: "
                        + rule.toPort();
    }
}
