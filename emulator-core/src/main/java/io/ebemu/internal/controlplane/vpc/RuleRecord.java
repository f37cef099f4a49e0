/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.model.SecurityGroupRule;
import java.util.Optional;

/**
 * A rule as it is written down.
 *
 * @param protocol its protocol
 * @param fromPort the lowest port
 * @param toPort the highest port
 * @param cidr addresses on the other side
 * @param group the name of the group on the other side, if there are no addresses
 */
record RuleRecord(String protocol, int fromPort, int toPort, Optional<String> cidr, Optional<String> group) {

    static RuleRecord of(SecurityGroupRule rule) {
        return new RuleRecord(
                rule.protocol(),
                rule.fromPort(),
                rule.toPort(),
                rule.peer() instanceof SecurityGroupRule.Cidr block ? Optional.of(block.block()) : Optional.empty(),
                rule.peer() instanceof SecurityGroupRule.Group other ? Optional.of(other.name()) : Optional.empty());
    }

    SecurityGroupRule rule() {
        SecurityGroupRule.Peer peer = group.<SecurityGroupRule.Peer>map(SecurityGroupRule.Group::new)
                .orElseGet(() -> new SecurityGroupRule.Cidr(cidr.orElse("")));
        return new SecurityGroupRule(protocol, fromPort, toPort, peer);
    }
}
