/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.option.Resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes {@code Resources} of configuration files as {@code ebemu.yml} would say the same.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-resources.html">Resources</a>
 */
final class ResourceTranslator {

    private static final String INGRESS = "SecurityGroupIngress";
    private static final String EGRESS = "SecurityGroupEgress";
    private static final String COUPLED = "HasCoupledDatabase";

    private static final Map<String, String> SECTIONS = Map.of(
            Resources.DB_INSTANCE, "DBInstances",
            Resources.CACHE_CLUSTER, "CacheClusters",
            Resources.REPLICATION_GROUP, "ReplicationGroups");

    /** There is one network, and everything is in it. */
    private static final Set<String> QUIET_TYPES = Set.of("AWS::RDS::DBSubnetGroup", "AWS::ElastiCache::SubnetGroup");

    private static final Set<String> QUIET_PROPERTIES =
            Set.of("DBSubnetGroupName", "CacheSubnetGroupName", "VpcId", "Tags");

    private static final Set<String> GROUP_LISTS =
            Set.of("VPCSecurityGroups", "VpcSecurityGroupIds", "SecurityGroupIds");
    private static final List<String> PEERS =
            List.of("SourceSecurityGroupId", "SourceSecurityGroupName", "DestinationSecurityGroupId");

    private final Resources resources;
    private final Functions functions;
    private final Problems problems;

    ResourceTranslator(Resources resources, Functions functions, Problems problems) {
        this.resources = resources;
        this.functions = functions;
        this.problems = problems;
    }

    void translate(SettingsDocument document) {
        Map<String, List<Node>> ingress = new LinkedHashMap<>();
        resources.all().forEach(resource -> {
            if (resource.type().equals(Resources.INGRESS)) {
                ingress(resource, ingress);
            }
        });
        resources.all().forEach(resource -> {
            String section = SECTIONS.get(resource.type());
            if (resource.type().equals(Resources.SECURITY_GROUP)
                    && !resource.name().startsWith("AWSEB")) {
                document.put(
                        "SecurityGroups",
                        resource.identifier(),
                        group(resource, ingress.getOrDefault(resource.identifier(), List.of())));
            } else if (section != null && !resource.name().equals(Resources.COUPLED)) {
                document.put(section, resource.identifier(), service(resource));
            } else if (!QUIET_TYPES.contains(resource.type())
                    && !resource.type().equals(Resources.INGRESS)) {
                problems.warning(
                        resource.place(),
                        "resource-not-emulated",
                        Excerpt.of(resource.type().isEmpty() ? "a resource without a type" : resource.type())
                                + " is not emulated, and without effect here");
            }
        });
    }

    private Node service(Resource resource) {
        List<Node.Member> members = new ArrayList<>();
        resource.properties().members().forEach(property -> {
            if (QUIET_PROPERTIES.contains(property.key())
                    || property.key().equals(Resources.NAMED_BY.get(resource.type()))) {
                return;
            }
            if (GROUP_LISTS.contains(property.key())) {
                members.add(member(property, groups(property.value())));
            } else if (property.value() instanceof Node.Sequence) {
                members.add(property);
            } else {
                text(property.value()).ifPresent(value -> members.add(member(property, value)));
            }
        });
        if (resource.type().equals(Resources.DB_INSTANCE)) {
            // Containers get RDS_HOSTNAME and its like of the environment's own database only.
            members.add(new Node.Member(COUPLED, resource.place(), SettingsDocument.scalar("false", resource.place())));
            resource.definition().member("DeletionPolicy").ifPresent(members::add);
        }
        return new Node.Mapping(resource.place(), members);
    }

    private Node group(Resource resource, List<Node> further) {
        List<Node.Member> members = new ArrayList<>();
        List<Node> ingress = new ArrayList<>();
        resource.properties().members().forEach(property -> {
            switch (property.key()) {
                case INGRESS -> ingress.addAll(rules(property.value()));
                case EGRESS ->
                    members.add(
                            member(property, new Node.Sequence(property.value().place(), rules(property.value()))));
                case "GroupDescription" ->
                    text(property.value()).ifPresent(value -> members.add(member(property, value)));
                default -> {
                    if (!QUIET_PROPERTIES.contains(property.key())
                            && !property.key().equals("GroupName")) {
                        members.add(property);
                    }
                }
            }
        });
        ingress.addAll(further);
        if (!ingress.isEmpty()) {
            members.add(new Node.Member(INGRESS, resource.place(), new Node.Sequence(resource.place(), ingress)));
        }
        return new Node.Mapping(resource.place(), members);
    }

    /** A rule that stands alone belongs to the group that it names. */
    private void ingress(Resource resource, Map<String, List<Node>> byGroup) {
        Optional<String> group = resource.properties()
                .value("GroupId")
                .or(() -> resource.properties().value("GroupName"))
                .flatMap(functions::evaluate)
                .map(Value::text);
        if (group.isPresent() && resources.groups().contains(group.get())) {
            rule(resource.properties())
                    .ifPresent(rule -> byGroup.computeIfAbsent(group.get(), name -> new ArrayList<>())
                            .add(rule));
        } else {
            problems.warning(
                    resource.place(),
                    "resource-not-emulated",
                    "a rule for a group that no configuration file declares is without effect here: host ports are"
                            + " published to this machine, and other groups are in production only");
        }
    }

    private List<Node> rules(Node written) {
        List<Node> items = written instanceof Node.Sequence list ? list.items() : List.of(written);
        return items.stream()
                .filter(Node.Mapping.class::isInstance)
                .flatMap(item -> rule((Node.Mapping) item).stream())
                .toList();
    }

    private Optional<Node> rule(Node.Mapping written) {
        List<Node.Member> members = new ArrayList<>();
        for (Node.Member property : written.members()) {
            String key = property.key();
            if (key.equals("GroupId") || key.equals("GroupName") || key.equals("SourceSecurityGroupOwnerId")) {
                continue;
            }
            Optional<Node> value = PEERS.contains(key) ? peer(property.value()) : text(property.value());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            members.add(member(property, value.get()));
        }
        return Optional.of(new Node.Mapping(written.place(), members));
    }

    private Optional<Node> peer(Node written) {
        return functions
                .evaluate(written)
                .map(Value::text)
                .filter(name -> known(name, written))
                .map(name -> SettingsDocument.scalar(name, written.place()));
    }

    private Node groups(Node written) {
        List<Node> items = written instanceof Node.Sequence list ? list.items() : List.of(written);
        return new Node.Sequence(
                written.place(),
                items.stream().flatMap(item -> peer(item).stream()).toList());
    }

    private boolean known(String group, Node place) {
        boolean known =
                resources.groups().contains(group) || resources.reference(group).isPresent() || group.equals("default");
        if (!known) {
            problems.warning(
                    place.place(),
                    "group-elsewhere",
                    "the security group \"" + Excerpt.of(group) + "\" is in production only, and left out here");
        }
        return known;
    }

    private Optional<Node> text(Node written) {
        return functions.evaluate(written).map(value -> SettingsDocument.scalar(value.text(), written.place()));
    }

    private static Node.Member member(Node.Member property, Node value) {
        return new Node.Member(property.key(), property.place(), value);
    }
}
