/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.SecurityGroup;
import java.util.List;
import java.util.Optional;

/**
 * What calls have changed of one group.
 *
 * @param created its description, if a call made it
 * @param ingress what may come in
 * @param egress what may go out
 */
record GroupChange(Optional<String> created, RuleChange ingress, RuleChange egress) {

    static GroupChange none() {
        return new GroupChange(Optional.empty(), RuleChange.none(), RuleChange.none());
    }

    static GroupChange ofCreated(String description) {
        return new GroupChange(Optional.of(description), RuleChange.none(), RuleChange.none());
    }

    /** The group that a call made, before its rules were changed: nothing in, everything out. */
    Optional<SecurityGroup> asCreated(String name) {
        return created.map(description -> new SecurityGroup(name, description, List.of(), Groups.outwards()));
    }

    SecurityGroup appliedTo(SecurityGroup group) {
        return new SecurityGroup(
                group.name(),
                group.description(),
                ingress.appliedTo(group.ingress()),
                egress.appliedTo(group.egress()));
    }

    GroupChange withIngress(RuleChange change) {
        return new GroupChange(created, change, egress);
    }

    GroupChange withEgress(RuleChange change) {
        return new GroupChange(created, ingress, change);
    }
}
