/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.optional;

import io.ebemu.api.SecurityGroups;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.error.UsageException;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.Optional;

/** The verbs of {@code ebemu security-group}, also under the names that they have in {@code aws ec2}. */
public final class SecurityGroupVerbs {

    private static final String ID = "group-id";
    private static final String NAME = "group-name";

    private SecurityGroupVerbs() {}

    /** All of them, in the order in which help lists them. */
    public static List<Verb<SecurityGroups>> all() {
        return List.of(
                Verb.<SecurityGroups>of(
                                "describe",
                                "Lists security groups and their rules.",
                                (groups, given) ->
                                        SecurityGroupShapes.groups(groups.describe(group(given)), given.environment()),
                                id("Only that group, by id."),
                                name("Only that group, by name."))
                        .also("describe-security-groups"),
                create(),
                Verb.<SecurityGroups>of(
                                "delete",
                                "Removes a security group.",
                                (groups, given) -> {
                                    groups.delete(needed(given));
                                    return Answer.told(
                                            new JsonObject()
                                                    .with("Return", true)
                                                    .with(
                                                            "GroupId",
                                                            Shapes.groupId(needed(given), given.environment())),
                                            "Security group " + needed(given) + " is deleted.");
                                },
                                id("The group's id."),
                                name("The group's name."))
                        .also("delete-security-group")
                        .example("delete --group-name reports-db"),
                rule("authorize-ingress", "Lets something in", SecurityGroups::authorizeIngress)
                        .also("authorize-security-group-ingress")
                        .example("authorize-ingress --group-name shop-db --protocol tcp --port 5432 --source-group"
                                + " AWSEBSecurityGroup"),
                rule("revoke-ingress", "Does not let something in any more", SecurityGroups::revokeIngress)
                        .also("revoke-security-group-ingress")
                        .example("revoke-ingress --group-name shop-db --protocol tcp --port 5432 --cidr 10.0.0.0/16"),
                rule("authorize-egress", "Lets something out", SecurityGroups::authorizeEgress)
                        .also("authorize-security-group-egress")
                        .example("authorize-egress --group-name shop-db --protocol tcp --port 443 --cidr 0.0.0.0/0"),
                rule("revoke-egress", "Does not let something out any more", SecurityGroups::revokeEgress)
                        .also("revoke-security-group-egress")
                        .example("revoke-egress --group-name shop-db --protocol all --cidr 0.0.0.0/0"),
                Verb.of(
                        "explain",
                        "Tells why the task's containers reach each service or do not, and which rule is missing. Not a"
                                + " call of EC2.",
                        (groups, given) -> SecurityGroupShapes.explained(groups.explain())));
    }

    private static Parameter id(String description) {
        return optional(ID, "ID", description);
    }

    private static Parameter name(String description) {
        return optional(NAME, "NAME", description);
    }

    private static Optional<String> group(Arguments given) {
        return given.optional(ID).or(() -> given.optional(NAME));
    }

    private static String needed(Arguments given) {
        return group(given).orElseThrow(() -> new UsageException("which group? Write --group-id or --group-name"));
    }

    private static Verb<SecurityGroups> create() {
        return Verb.<SecurityGroups>of(
                        "create",
                        "Creates a security group that lets nothing in and everything out.",
                        (groups, given) -> {
                            SecurityGroup group = groups.create(given.text(NAME), given.text("description"));
                            String id = group.id(given.environment());
                            return Answer.told(
                                    new JsonObject().with("GroupId", id),
                                    "Security group " + group.name() + " is " + id + ".");
                        },
                        name("The group's name.").required(),
                        Parameter.needed("description", "TEXT", "What it is for."))
                .also("create-security-group")
                .example("create --group-name reports-db --description 'database of reports'");
    }

    private interface Change {
        void make(SecurityGroups groups, String group, List<SecurityGroupRule> rules);
    }

    private static Verb<SecurityGroups> rule(String name, String description, Change change) {
        return Verb.of(
                name,
                description + ": at once for new connections.",
                (groups, given) -> {
                    SecurityGroupRule rule = RuleArguments.rule(given);
                    change.make(groups, needed(given), List.of(rule));
                    return Answer.told(
                            new JsonObject()
                                    .with("Return", true)
                                    .with(
                                            "SecurityGroupRules",
                                            List.of(SecurityGroupShapes.rule(rule, given.environment()))),
                            "Security group " + needed(given) + " is changed.");
                },
                id("The group's id."),
                name("The group's name."),
                Parameter.needed("protocol", "PROTOCOL", "tcp, udp, icmp, or -1 or all for all."),
                optional("port", "PORT", "A port, or some as FIRST-LAST; -1 or nothing for all."),
                optional("source-group", "GROUP", "The members of that group, by id or name."),
                optional("cidr", "CIDR", "Addresses, such as 10.0.0.0/16."));
    }
}
