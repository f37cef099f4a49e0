/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import io.ebemu.model.ManagedService;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Peer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a service the task's containers reach: what the egress of their groups and the ingress of the service's groups
 * both allow. Of several groups all rules hold together, and no rule forbids.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
public final class Reach {

    private final Groups groups;
    private final ManagedService service;
    private final List<SecurityGroup> instances;
    private final List<SecurityGroup> guards;

    public Reach(Groups groups, ManagedService service) {
        this.groups = groups;
        this.service = service;
        this.instances = groups.ofInstances();
        this.guards = groups.of(service);
    }

    /** What may pass, without what is said twice. */
    public List<Opening> openings() {
        List<Opening> out = outwards().toList();
        return inwards()
                .flatMap(in -> out.stream().flatMap(one -> in.and(one).stream()))
                .distinct()
                .toList();
    }

    /** Whether the service's port is among it; it always is where nothing is enforced. */
    public boolean open() {
        return !groups.enforced() || openings().stream().anyMatch(opening -> opening.covers(service.port()));
    }

    private Stream<Opening> inwards() {
        return guards.stream()
                .flatMap(group -> group.ingress().stream())
                .filter(rule -> isAbout(rule.peer(), instances))
                .map(Opening::of);
    }

    private Stream<Opening> outwards() {
        return instances.stream()
                .flatMap(group -> group.egress().stream())
                .filter(rule -> isAbout(rule.peer(), guards))
                .map(Opening::of);
    }

    /**
     * Whether a rule's other side are members of these groups. Containers here have no addresses of the VPC, so that only
     * a block that covers all of it is surely about them.
     */
    private boolean isAbout(Peer peer, List<SecurityGroup> members) {
        if (peer instanceof SecurityGroupRule.Group group) {
            Optional<SecurityGroup> named = groups.named(group.name());
            return named.filter(members::contains).isPresent();
        }
        SecurityGroupRule.Cidr cidr = (SecurityGroupRule.Cidr) peer;
        return Cidr.parse(cidr.block())
                .flatMap(block -> groups.block().filter(block::covers))
                .isPresent();
    }

    /** The rule that is missing, in the words of the console; empty if none is. */
    public Optional<String> missingRule() {
        if (open()) {
            return Optional.empty();
        }
        if (inwards().noneMatch(opening -> opening.covers(service.port()))) {
            return Optional.of("Edit inbound rules of " + label(guards) + ": " + rule() + ", Source "
                    + label(instances.subList(0, 1)));
        }
        return Optional.of("Edit outbound rules of " + label(instances.subList(0, 1)) + ": " + rule() + ", Destination "
                + label(guards));
    }

    /** The console knows PostgreSQL and MySQL by their ports, and calls everything else custom. */
    private String rule() {
        String type = switch (service.port()) {
            case 5432 -> "PostgreSQL";
            case 3306 -> "MYSQL/Aurora";
            default -> "Custom TCP";
        };
        return "Type " + type + ", Protocol TCP, Port " + service.port();
    }

    /** One is enough: of several groups all rules hold together. */
    private String label(List<SecurityGroup> among) {
        return among.stream()
                .findFirst()
                .map(group -> group.id(groups.environment()) + " (" + group.name() + ")")
                .orElse("a group of the service's; it has none that exists");
    }
}
