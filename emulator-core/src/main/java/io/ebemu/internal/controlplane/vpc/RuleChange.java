/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.model.SecurityGroupRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What calls have changed of one direction's rules, beside those that are declared.
 *
 * @param added rules that came
 * @param revoked declared rules that went
 */
record RuleChange(List<RuleRecord> added, List<RuleRecord> revoked) {

    RuleChange {
        added = List.copyOf(added);
        revoked = List.copyOf(revoked);
    }

    static RuleChange none() {
        return new RuleChange(List.of(), List.of());
    }

    /** The rules that hold, each once. */
    List<SecurityGroupRule> appliedTo(List<SecurityGroupRule> declared) {
        List<SecurityGroupRule> rules = new ArrayList<>(declared);
        rules.removeIf(rule -> revoked.contains(RuleRecord.of(rule)));
        added.stream()
                .map(RuleRecord::rule)
                .filter(rule -> !rules.contains(rule))
                .forEach(rules::add);
        return List.copyOf(rules);
    }

    /** One more rule, which does not hold yet. */
    RuleChange with(SecurityGroupRule rule) {
        RuleRecord one = RuleRecord.of(rule);
        return revoked.contains(one)
                ? new RuleChange(added, without(revoked, one))
                : new RuleChange(and(added, one), revoked);
    }

    /** One rule less, of those that hold. */
    RuleChange without(SecurityGroupRule rule) {
        RuleRecord one = RuleRecord.of(rule);
        return new RuleChange(without(added, one), added.contains(one) ? revoked : and(revoked, one));
    }

    private static List<RuleRecord> and(List<RuleRecord> rules, RuleRecord one) {
        List<RuleRecord> more = new ArrayList<>(rules);
        more.add(one);
        return more;
    }

    private static List<RuleRecord> without(List<RuleRecord> rules, RuleRecord one) {
        return rules.stream().filter(rule -> !rule.equals(one)).toList();
    }
}
