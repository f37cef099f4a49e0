/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Group;
import io.ebemu.model.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All security groups of an environment's VPC, and who is in which. Beside those that somebody made there are always
 * the VPC's default group and the one that Beanstalk makes for the instances; a group that is declared under either
 * name takes its place.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html">Default security
 *     groups</a>
 */
public final class Groups {

    /** The group that Beanstalk makes for the database it couples with an environment. */
    public static final String OF_COUPLED_DATABASE = SecurityGroup.OF_COUPLED_DATABASE;

    private static final SecurityGroupRule.Cidr ANYWHERE = new SecurityGroupRule.Cidr("0.0.0.0/0");
    private static final int HTTP = 80;

    private final EnvironmentId environment;
    private final Vpc vpc;
    private final List<ManagedService> services;
    private final Map<String, SecurityGroup> byName = new LinkedHashMap<>();

    private Groups(ApplicationVersion version) {
        this.environment = version.environment();
        this.vpc = version.vpc();
        this.services = version.services();
        add(new SecurityGroup(
                SecurityGroup.DEFAULT,
                "default VPC security group",
                List.of(SecurityGroupRule.all(new Group(SecurityGroup.DEFAULT))),
                outwards()));
        add(new SecurityGroup(
                SecurityGroup.OF_ENVIRONMENT,
                "SecurityGroup for ElasticBeanstalk environment.",
                List.of(new SecurityGroupRule("tcp", HTTP, HTTP, ANYWHERE)),
                outwards()));
        services.stream().filter(Groups::hasGroupOfItsOwn).forEach(service -> add(ofCoupledDatabase(service)));
        vpc.securityGroups().forEach(this::add);
    }

    /** The groups of a version's VPC. */
    public static Groups of(ApplicationVersion version) {
        return new Groups(version);
    }

    /** The egress of a group for which nobody said otherwise: everything. */
    public static List<SecurityGroupRule> outwards() {
        return List.of(SecurityGroupRule.all(ANYWHERE));
    }

    private void add(SecurityGroup group) {
        byName.put(group.name(), group);
    }

    /** Beanstalk lets the environment's instances, and nobody else, connect to the database it makes for them. */
    private static SecurityGroup ofCoupledDatabase(ManagedService service) {
        return new SecurityGroup(
                OF_COUPLED_DATABASE,
                "Enable database access to Beanstalk application",
                List.of(new SecurityGroupRule(
                        "tcp", service.port(), service.port(), new Group(SecurityGroup.OF_ENVIRONMENT))),
                outwards());
    }

    private static boolean hasGroupOfItsOwn(ManagedService service) {
        return service instanceof DBInstance db
                && db.coupled()
                && db.securityGroups().isEmpty();
    }

    /** Whether somebody has said anything about groups. If not, everything reaches everything, and nothing is enforced. */
    public boolean enforced() {
        return !vpc.securityGroups().isEmpty()
                || !vpc.instanceSecurityGroups().isEmpty()
                || services.stream()
                        .anyMatch(service -> !service.securityGroups().isEmpty());
    }

    /** Whether the task's containers may not send everything everywhere. */
    public boolean holdsBack() {
        return enforced()
                && outside().stream()
                        .noneMatch(rule -> rule.protocol().equals(SecurityGroupRule.ALL)
                                && rule.peer().equals(ANYWHERE));
    }

    /** What the task's containers may send. */
    public List<SecurityGroupRule> outside() {
        return ofInstances().stream()
                .flatMap(group -> group.egress().stream())
                .distinct()
                .toList();
    }

    public EnvironmentId environment() {
        return environment;
    }

    /** The addresses of the VPC. */
    public Optional<Cidr> block() {
        return Cidr.parse(vpc.cidrBlock());
    }

    public List<SecurityGroup> all() {
        return List.copyOf(byName.values());
    }

    public List<ManagedService> services() {
        return services;
    }

    /** The group of that name or id. */
    public Optional<SecurityGroup> named(String nameOrId) {
        return Optional.ofNullable(byName.get(nameOrId))
                .or(() -> byName.values().stream()
                        .filter(group -> group.id(environment).equals(nameOrId))
                        .findFirst());
    }

    /** The groups of the environment's instances, which hold for all containers of the task. */
    public List<SecurityGroup> ofInstances() {
        List<String> names = new ArrayList<>();
        names.add(SecurityGroup.OF_ENVIRONMENT);
        names.addAll(vpc.instanceSecurityGroups());
        return resolved(names);
    }

    /** The groups that guard a service. */
    public List<SecurityGroup> of(ManagedService service) {
        if (hasGroupOfItsOwn(service)) {
            return resolved(List.of(OF_COUPLED_DATABASE));
        }
        return resolved(service.securityGroups().isEmpty() ? List.of(SecurityGroup.DEFAULT) : service.securityGroups());
    }

    /** Whether instances or a service are in a group, or a rule of another one names it. */
    public boolean inUse(SecurityGroup group) {
        return ofInstances().contains(group)
                || services.stream().anyMatch(service -> of(service).contains(group))
                || byName.values().stream()
                        .filter(other -> !other.equals(group))
                        .flatMap(other -> Stream.concat(other.ingress().stream(), other.egress().stream()))
                        .anyMatch(rule -> rule.peer() instanceof Group peer
                                && named(peer.name()).filter(group::equals).isPresent());
    }

    /** Nobody is in a group that does not exist. */
    private List<SecurityGroup> resolved(List<String> names) {
        return names.stream().flatMap(name -> named(name).stream()).distinct().toList();
    }
}
