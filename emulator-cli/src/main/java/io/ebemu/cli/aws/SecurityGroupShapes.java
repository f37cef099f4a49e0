/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.api.Diagnosis;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Cidr;
import io.ebemu.model.SecurityGroupRule.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What EC2's API answers about security groups.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html">SecurityGroup</a>
 */
final class SecurityGroupShapes {

    private SecurityGroupShapes() {}

    static Answer groups(List<SecurityGroup> groups, EnvironmentId environment) {
        Table table = new Table("GROUP", "ID", "DIRECTION", "PROTOCOL", "PORTS", "PEER");
        groups.forEach(group -> {
            table.row(group.name(), group.id(environment), "", "", "", "");
            group.ingress().forEach(rule -> row(table, "in", rule));
            group.egress().forEach(rule -> row(table, "out", rule));
        });
        return Answer.listed(
                new JsonObject()
                        .with(
                                "SecurityGroups",
                                groups.stream()
                                        .map(group -> group(group, environment))
                                        .toList()),
                table,
                "There is no security group.");
    }

    private static void row(Table table, String direction, SecurityGroupRule rule) {
        boolean all = rule.protocol().equals(SecurityGroupRule.ALL);
        String ports = rule.fromPort() < 0
                ? "all"
                : rule.fromPort() == rule.toPort()
                        ? Integer.toString(rule.fromPort())
                        : rule.fromPort() + "-" + rule.toPort();
        table.row("", "", direction, all ? "all" : rule.protocol(), ports, peer(rule));
    }

    private static String peer(SecurityGroupRule rule) {
        return rule.peer() instanceof Cidr cidr ? cidr.block() : ((Group) rule.peer()).name();
    }

    private static JsonObject group(SecurityGroup group, EnvironmentId environment) {
        return new JsonObject()
                .with("GroupId", group.id(environment))
                .with("GroupName", group.name())
                .with("Description", group.description())
                .with(
                        "IpPermissions",
                        group.ingress().stream()
                                .map(rule -> rule(rule, environment))
                                .toList())
                .with(
                        "IpPermissionsEgress",
                        group.egress().stream()
                                .map(rule -> rule(rule, environment))
                                .toList());
    }

    static JsonObject rule(SecurityGroupRule rule, EnvironmentId environment) {
        JsonObject json = new JsonObject().with("IpProtocol", rule.protocol());
        if (rule.fromPort() >= 0) {
            json.with("FromPort", rule.fromPort()).with("ToPort", rule.toPort());
        }
        List<JsonObject> ranges = new ArrayList<>();
        List<JsonObject> pairs = new ArrayList<>();
        if (rule.peer() instanceof Cidr cidr) {
            ranges.add(new JsonObject().with("CidrIp", cidr.block()));
        } else if (rule.peer() instanceof Group group) {
            pairs.add(new JsonObject().with("GroupId", Shapes.groupId(group.name(), environment)));
        }
        return json.with("IpRanges", ranges).with("UserIdGroupPairs", pairs);
    }

    static Answer explained(List<Diagnosis> diagnoses) {
        List<String> lines = new ArrayList<>();
        diagnoses.forEach(one -> {
            lines.add(one.subject() + ": " + one.fact());
            if (!one.remedy().isEmpty()) {
                lines.add("  " + one.remedy());
            }
        });
        return new Answer(
                new JsonObject()
                        .with(
                                "Explanations",
                                diagnoses.stream()
                                        .map(SecurityGroupShapes::explanation)
                                        .toList()),
                lines.isEmpty() ? List.of("There is no service to reach.") : lines);
    }

    private static JsonObject explanation(Diagnosis one) {
        JsonObject json = new JsonObject()
                .with("Service", one.subject())
                .with("State", one.state().name().toLowerCase(Locale.ROOT))
                .with("Fact", one.fact());
        return one.remedy().isEmpty() ? json : json.with("Remedy", one.remedy());
    }
}
