/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sees to it that security groups that are named exist. */
final class GroupReferences {

    /** Where services name their groups, in CloudFormation's words, by section. */
    private static final Map<String, String> OF_SERVICES = Map.of(
            "DBInstances", "VPCSecurityGroups",
            "CacheClusters", "VpcSecurityGroupIds",
            "ReplicationGroups", "SecurityGroupIds");

    private static final Pattern ID = Pattern.compile("sg-[0-9a-f]{17}");

    private final List<String> names;
    private final Problems problems;

    /** @param declared the names of the groups that the file declares */
    GroupReferences(List<String> declared, Problems problems) {
        List<String> all = new ArrayList<>(declared);
        all.add(SecurityGroup.DEFAULT);
        all.add(SecurityGroup.OF_ENVIRONMENT);
        this.names = all.stream().distinct().toList();
        this.problems = problems;
    }

    /** Reports a name that is nobody's. Ids depend on the environment's name, which is not known yet. */
    void check(Located<String> name) {
        if (!names.contains(name.value()) && !ID.matcher(name.value()).matches()) {
            problems.error(
                    name.place(),
                    "group-unknown",
                    "there is no security group \"" + Excerpt.of(name.value()) + "\"; there are "
                            + String.join(", ", names) + NearestName.hint(name.value(), names)
                            + (NearestName.of(name.value(), names).isPresent()
                                    ? ""
                                    : "; declare it under " + VpcKeys.GROUPS));
        }
    }

    /** Checks what services name; that these are lists of texts is for the readers of services to say. */
    void checkServices(Fields top) {
        OF_SERVICES.forEach((section, key) -> top.value(section)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> (Node.Mapping) node)
                .ifPresent(services -> services.members().forEach(service -> check(service.value(), key))));
    }

    private void check(Node service, String key) {
        Optional<Node> named = service instanceof Node.Mapping mapping ? mapping.value(key) : Optional.empty();
        named.filter(Node.Sequence.class::isInstance)
                .map(node -> (Node.Sequence) node)
                .ifPresent(list -> list.items().forEach(item -> {
                    if (item instanceof Node.Scalar scalar) {
                        check(new Located<>(scalar.text(), scalar.place()));
                    }
                }));
    }
}
