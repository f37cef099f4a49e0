/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.Optional;

/**
 * EC2's API for the security groups of one environment's VPC. A change holds at once for new connections.
 *
 * <p>A refusal is an {@link io.ebemu.error.AwsApiException} with EC2's code and text. Groups are named by name or id.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html">EC2 API
 *     Reference</a>
 */
public interface SecurityGroups extends AutoCloseable {

    /** All groups, the VPC's default one and the environment's own included, or the one that is named. */
    List<SecurityGroup> describe(Optional<String> group);

    /** A group that lets nothing in and everything out. */
    SecurityGroup create(String name, String description);

    void delete(String group);

    void authorizeIngress(String group, List<SecurityGroupRule> rules);

    void revokeIngress(String group, List<SecurityGroupRule> rules);

    void authorizeEgress(String group, List<SecurityGroupRule> rules);

    void revokeEgress(String group, List<SecurityGroupRule> rules);

    /**
     * Why a container of the task does or does not reach a service, in the words of the console: one sentence for each
     * service, with the rule that is missing.
     */
    List<Diagnosis> explain();

    /** Lets go of the engine; what was made stays. */
    @Override
    void close();
}
