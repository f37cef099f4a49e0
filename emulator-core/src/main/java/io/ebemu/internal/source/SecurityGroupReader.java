/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.vpc.Cidr;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code VPC}, {@code SecurityGroups} and {@code InstanceSecurityGroups}, under the rules of EC2.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html">CreateSecurityGroup</a>
 */
final class SecurityGroupReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

    private final Problems problems;

    SecurityGroupReader(Problems problems) {
        this.problems = problems;
    }

    Vpc read(Fields top) {
        Optional<Fields> section = top.object(VpcKeys.GROUPS, "db-sg: {}");
        GroupReferences references =
                new GroupReferences(section.map(Fields::keys).orElse(List.of()), problems);
        String block = block(top);
        List<SecurityGroup> groups = new ArrayList<>();
        section.stream().flatMap(Fields::members).forEach(member -> {
            if (member.key().startsWith("sg-") || !NAME.matcher(member.key()).matches()) {
                problems.error(
                        member.place(),
                        "group-name-invalid",
                        "a group's name has up to 255 letters, digits, blanks and ._-:/()#,@[]+=&;{}!$*, and does not"
                                + " begin with sg-; rename it");
            }
            top.object(member.value(), "{SecurityGroupIngress: []}")
                    .map(fields -> fields.checkedBy(VpcKeys.GROUP))
                    .ifPresent(fields -> groups.add(group(member.key(), fields, references, block)));
        });
        List<Located<String>> instances = top.texts(VpcKeys.OF_INSTANCES, "[web-sg]");
        instances.forEach(references::check);
        references.checkServices(top);
        return new Vpc(block, groups, instances.stream().map(Located::value).toList());
    }

    private String block(Fields top) {
        Optional<Located<String>> written = top.object(VpcKeys.NETWORK, "{CidrBlock: 10.0.0.0/16}")
                .map(fields -> fields.checkedBy(VpcKeys.VPC))
                .flatMap(fields -> fields.word("CidrBlock"));
        written.filter(block -> Cidr.parse(block.value()).isEmpty())
                .ifPresent(block -> problems.error(
                        block.place(), "cidr-invalid", "expected a block such as 10.0.0.0/16; write one"));
        return written.map(Located::value).orElse(Vpc.DEFAULT_CIDR_BLOCK);
    }

    private SecurityGroup group(String name, Fields fields, GroupReferences references, String block) {
        SecurityGroupRuleReader rules = new SecurityGroupRuleReader(references, block, problems);
        if (fields.isEmptyList(VpcKeys.EGRESS)) {
            problems.warning(
                    fields.place(VpcKeys.EGRESS),
                    "egress-empty",
                    "a list without rules leaves everything allowed, as in CloudFormation; to allow nothing, allow only"
                            + " 127.0.0.1/32");
        }
        List<SecurityGroupRule> egress = rules.egress(fields);
        return new SecurityGroup(
                name,
                fields.word("GroupDescription").map(Located::value).orElse(name),
                rules.ingress(fields),
                fields.has(VpcKeys.EGRESS) && !fields.isEmptyList(VpcKeys.EGRESS) ? egress : Groups.outwards());
    }
}
