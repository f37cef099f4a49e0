/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.AwsApiException;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.vpc.Cidr;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.internal.vpc.Reachability;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** EC2's calls, for one environment. Each is written down first, then applied to the interfaces that run. */
final class VpcApi implements SecurityGroups {

    private static final int MAX_PORT = 65_535;

    private final ServiceScope scope;
    private final Ledger<VpcChanges> ledger;

    VpcApi(ServiceScope scope, Ledger<VpcChanges> ledger) {
        this.scope = scope;
        this.ledger = ledger;
    }

    @Override
    public List<SecurityGroup> describe(Optional<String> group) {
        Groups groups = groups();
        return group.map(name -> List.of(existing(groups, name))).orElseGet(groups::all);
    }

    @Override
    public SecurityGroup create(String name, String description) {
        change(changes -> {
            if (name.startsWith("sg-")) {
                throw Ec2Refusal.invalidName(name);
            }
            if (name.equals(SecurityGroup.DEFAULT)) {
                throw Ec2Refusal.reserved(name);
            }
            if (groups().named(name).isPresent()) {
                throw Ec2Refusal.duplicate(name);
            }
            return changes.with(name, GroupChange.ofCreated(description));
        });
        return existing(groups(), name);
    }

    @Override
    public void delete(String group) {
        change(changes -> {
            Groups groups = groups();
            SecurityGroup existing = existing(groups, group);
            String id = existing.id(scope.environment());
            if (existing.name().equals(SecurityGroup.DEFAULT)) {
                throw Ec2Refusal.undeletable(id, existing.name());
            }
            if (groups.inUse(existing)) {
                throw Ec2Refusal.inUse(id);
            }
            return changes.without(existing.name());
        });
    }

    @Override
    public void authorizeIngress(String group, List<SecurityGroupRule> rules) {
        eachRule(group, rules, this::ingressWith);
    }

    @Override
    public void revokeIngress(String group, List<SecurityGroupRule> rules) {
        eachRule(group, rules, VpcApi::ingressWithout);
    }

    @Override
    public void authorizeEgress(String group, List<SecurityGroupRule> rules) {
        eachRule(group, rules, this::egressWith);
    }

    @Override
    public void revokeEgress(String group, List<SecurityGroupRule> rules) {
        eachRule(group, rules, VpcApi::egressWithout);
    }

    /** What a change and the group before it, and a rule, make of the change. */
    private interface RuleCall {
        GroupChange apply(GroupChange change, SecurityGroup before, SecurityGroupRule rule);
    }

    private GroupChange ingressWith(GroupChange change, SecurityGroup before, SecurityGroupRule rule) {
        requireNew(change.ingress().appliedTo(before.ingress()), rule);
        return change.withIngress(change.ingress().with(rule));
    }

    private GroupChange egressWith(GroupChange change, SecurityGroup before, SecurityGroupRule rule) {
        requireNew(change.egress().appliedTo(before.egress()), rule);
        return change.withEgress(change.egress().with(rule));
    }

    private static GroupChange ingressWithout(GroupChange change, SecurityGroup before, SecurityGroupRule rule) {
        requireThere(change.ingress().appliedTo(before.ingress()), rule);
        return change.withIngress(change.ingress().without(rule));
    }

    private static GroupChange egressWithout(GroupChange change, SecurityGroup before, SecurityGroupRule rule) {
        requireThere(change.egress().appliedTo(before.egress()), rule);
        return change.withEgress(change.egress().without(rule));
    }

    private void requireNew(List<SecurityGroupRule> rules, SecurityGroupRule rule) {
        if (rules.contains(rule)) {
            throw Ec2Refusal.ruleExists(scope.environment(), rule);
        }
    }

    private static void requireThere(List<SecurityGroupRule> rules, SecurityGroupRule rule) {
        if (!rules.contains(rule)) {
            throw Ec2Refusal.noSuchRule();
        }
    }

    /** All rules or none, as EC2 has it. */
    private void eachRule(String group, List<SecurityGroupRule> rules, RuleCall call) {
        change(changes -> {
            Groups groups = groups();
            String name = existing(groups, group).name();
            // Without its change, it is as it was declared or made.
            SecurityGroup before =
                    changes.change(name).asCreated(name).orElseGet(() -> existing(Groups.of(scope.declared()), name));
            GroupChange change = changes.change(name);
            for (SecurityGroupRule rule : rules) {
                change = call.apply(change, before, valid(groups, rule));
            }
            return changes.with(name, change);
        });
    }

    /** With the name of the group on its other side, which a caller may name by id. */
    private static SecurityGroupRule valid(Groups groups, SecurityGroupRule rule) {
        boolean portless =
                rule.protocol().equals(SecurityGroupRule.ALL) || rule.protocol().equals("icmp");
        if (!portless && (rule.fromPort() < 0 || rule.fromPort() > rule.toPort() || rule.toPort() > MAX_PORT)) {
            throw Ec2Refusal.invalidPorts(rule);
        }
        if (rule.peer() instanceof SecurityGroupRule.Group peer) {
            return new SecurityGroupRule(
                    rule.protocol(),
                    rule.fromPort(),
                    rule.toPort(),
                    new SecurityGroupRule.Group(existing(groups, peer.name()).name()));
        }
        String block = ((SecurityGroupRule.Cidr) rule.peer()).block();
        if (!block.contains(":") && Cidr.parse(block).isEmpty()) {
            throw Ec2Refusal.malformed(block);
        }
        return rule;
    }

    private static SecurityGroup existing(Groups groups, String nameOrId) throws AwsApiException {
        return groups.named(nameOrId).orElseThrow(() -> Ec2Refusal.notFound(nameOrId));
    }

    private Groups groups() {
        return Groups.of(scope.request().version());
    }

    private void change(UnaryOperator<VpcChanges> call) {
        scope.exclusively(() -> {
            Reachability before = Reachability.of(scope.request().version());
            ledger.write(scope, call.apply(ledger.read(scope.stateDirectory())));
            LaunchRequest request = scope.request();
            scope.execute(scope.planner().access(request, scope.world()));
            Reachability.of(request.version())
                    .changesSince(before)
                    .forEach(message ->
                            scope.tell(new Announced(scope.host().now(), scope.environment(), Severity.INFO, message)));
            return request;
        });
    }

    @Override
    public List<Diagnosis> explain() {
        return Reachability.of(scope.request().version()).explain();
    }

    @Override
    public void close() {
        scope.close();
    }
}
