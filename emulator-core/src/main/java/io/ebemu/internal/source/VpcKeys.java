/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import java.util.ArrayList;
import java.util.List;

/** The keys of the network and its security groups in {@code ebemu.yml}. */
final class VpcKeys {

    static final String NETWORK = "VPC";
    static final String GROUPS = "SecurityGroups";
    static final String OF_INSTANCES = "InstanceSecurityGroups";
    static final String INGRESS = "SecurityGroupIngress";
    static final String EGRESS = "SecurityGroupEgress";
    static final List<String> SOURCES = List.of("SourceSecurityGroupId", "SourceSecurityGroupName");
    static final List<String> DESTINATIONS = List.of("DestinationSecurityGroupId");
    static final String CIDR = "(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}";

    private static final String PROTOCOL = "[Tt][Cc][Pp]|[Uu][Dd][Pp]|[Ii][Cc][Mm][Pp]|-1|6|17|1";
    private static final int MAX_PORT = 65_535;

    static final KeyTable VPC = KeyTable.of(
                    "The network in which the environment is",
                    Key.of(
                                    "CidrBlock",
                                    text().like(CIDR),
                                    "Its addresses. A rule for a block of addresses holds here if it covers all of them.")
                            .byDefault(Vpc.DEFAULT_CIDR_BLOCK))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html");

    static final KeyTable INGRESS_RULE = rule("What may come in", "CidrIp", "SourcePrefixListId", SOURCES);

    static final KeyTable EGRESS_RULE = rule("What may go out", "CidrIp", "DestinationPrefixListId", DESTINATIONS);

    static final KeyTable GROUP = KeyTable.of(
                    "A security group",
                    Key.of("GroupDescription", text(), "What it is for. Without it, its name.")
                            .example("the database"),
                    Key.of(INGRESS, list(object(INGRESS_RULE)), "What may come in; nothing without it.")
                            .emulated()
                            .example("[{\"IpProtocol\": \"tcp\", \"FromPort\": 5432, \"ToPort\": 5432,"
                                    + " \"SourceSecurityGroupId\": \"" + SecurityGroup.OF_ENVIRONMENT + "\"}]"),
                    Key.of(EGRESS, list(object(EGRESS_RULE)), "What may go out; everything without it.")
                            .emulated()
                            .example("[{\"IpProtocol\": \"tcp\", \"FromPort\": 5432, \"ToPort\": 5432, \"CidrIp\":"
                                    + " \"0.0.0.0/0\"}]"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html");

    private VpcKeys() {}

    private static KeyTable rule(String title, String cidr, String prefixList, List<String> groups) {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.of("FromPort", number("").from(-1).to(MAX_PORT), "The lowest port.")
                .example("5432"));
        keys.add(Key.of("ToPort", number("").from(-1).to(MAX_PORT), "The highest port.")
                .example("5432"));
        keys.add(Key.of(cidr, text().like(CIDR), "Addresses on the other side, such as 0.0.0.0/0."));
        keys.add(Key.of("CidrIpv6", text(), "Addresses of IPv6, which nothing here has."));
        keys.add(Key.of(prefixList, text(), "A list of prefixes on the other side.")
                .notEmulated());
        keys.add(Key.of("Description", text(), "What it is for."));
        for (String group : groups) {
            keys.add(Key.of(group, text(), "The group on the other side, by its name in this file."));
        }
        return KeyTable.of(
                        title,
                        Key.of("IpProtocol", text().like(PROTOCOL), "tcp, udp, icmp, or -1 for all.")
                                .required()
                                .example("-1", "tcp"),
                        keys.toArray(Key[]::new))
                .describedAt("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");
    }
}
