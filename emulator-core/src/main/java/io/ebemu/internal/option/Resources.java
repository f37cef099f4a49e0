/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of all configuration files by their logical names; of two of one name the later one counts. */
final class Resources {

    static final String DB_INSTANCE = "AWS::RDS::DBInstance";
    static final String CACHE_CLUSTER = "AWS::ElastiCache::CacheCluster";
    static final String REPLICATION_GROUP = "AWS::ElastiCache::ReplicationGroup";
    static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";
    static final String INGRESS = "AWS::EC2::SecurityGroupIngress";

    /** By type the property that names a resource. */
    static final Map<String, String> NAMED_BY = Map.of(
            DB_INSTANCE, "DBInstanceIdentifier",
            CACHE_CLUSTER, "ClusterName",
            REPLICATION_GROUP, "ReplicationGroupId",
            SECURITY_GROUP, "GroupName");

    static final String COUPLED = "AWSEBRDSDatabase";

    private static final Set<String> SERVICES = Set.of(DB_INSTANCE, CACHE_CLUSTER, REPLICATION_GROUP);

    /** Groups that Beanstalk makes. */
    private static final List<String> OWN_GROUPS = List.of("AWSEBSecurityGroup", "AWSEBRDSDBSecurityGroup");

    private final Map<String, Resource> byName = new LinkedHashMap<>();

    /**
     * One resource.
     *
     * @param name its logical name
     * @param type such as {@code AWS::EC2::SecurityGroup}
     * @param properties its properties, whose functions are not evaluated yet
     * @param definition all of it
     * @param place where its name stands
     */
    record Resource(String name, String type, Node.Mapping properties, Node.Mapping definition, Place place) {

        /** As its service calls it: services keep names in lower case. */
        String identifier() {
            String written = Optional.ofNullable(NAMED_BY.get(type))
                    .flatMap(properties::value)
                    .filter(Node.Scalar.class::isInstance)
                    .map(node -> ((Node.Scalar) node).text())
                    .orElse(name);
            return SERVICES.contains(type) ? written.toLowerCase(Locale.ROOT) : written;
        }
    }

    void add(Node.Member member) {
        if (member.value() instanceof Node.Mapping definition) {
            String type = definition
                    .value("Type")
                    .filter(Node.Scalar.class::isInstance)
                    .map(node -> ((Node.Scalar) node).text())
                    .orElse("");
            Node.Mapping properties = definition
                    .value("Properties")
                    .filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast)
                    .orElseGet(() -> new Node.Mapping(member.place(), List.of()));
            byName.put(member.key(), new Resource(member.key(), type, properties, definition, member.place()));
        }
    }

    List<Resource> all() {
        return List.copyOf(byName.values());
    }

    /** The names of the groups that are made here. */
    List<String> groups() {
        return byName.values().stream()
                .filter(resource -> resource.type().equals(SECURITY_GROUP))
                .map(Resource::identifier)
                .toList();
    }

    /** What {@code Ref} comes to. */
    Optional<String> reference(String name) {
        return OWN_GROUPS.contains(name)
                ? Optional.of(name)
                : Optional.ofNullable(byName.get(name))
                        .filter(resource -> NAMED_BY.containsKey(resource.type()))
                        .map(Resource::identifier);
    }

    /** What {@code Fn::GetAtt} comes to. */
    Optional<Value> attribute(String name, String attribute) {
        if (name.equals(COUPLED)) {
            return Optional.of(Value.attribute(COUPLED, attribute));
        }
        Resource resource = byName.get(name);
        if (resource != null && SERVICES.contains(resource.type())) {
            return Optional.of(Value.attribute(resource.identifier(), attribute));
        }
        return attribute.equals("GroupId") || attribute.equals("GroupName")
                ? reference(name).map(Value::of)
                : Optional.empty();
    }
}
