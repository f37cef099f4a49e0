/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.vpc.Cidr;
import io.ebemu.model.SecurityGroupRule;
import io.ebemu.model.SecurityGroupRule.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the rules of one security group. */
final class SecurityGroupRuleReader {

    private static final String EXAMPLE = "{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0}";
    private static final String PROTOCOL = "IpProtocol";
    private static final int MAX_PORT = 65_535;

    private final GroupReferences references;
    private final String block;
    private final Problems problems;

    /** @param block the addresses of the VPC */
    SecurityGroupRuleReader(GroupReferences references, String block, Problems problems) {
        this.references = references;
        this.block = block;
        this.problems = problems;
    }

    List<SecurityGroupRule> ingress(Fields group) {
        return rules(group, VpcKeys.INGRESS, VpcKeys.INGRESS_RULE, VpcKeys.SOURCES, true);
    }

    List<SecurityGroupRule> egress(Fields group) {
        return rules(group, VpcKeys.EGRESS, VpcKeys.EGRESS_RULE, VpcKeys.DESTINATIONS, false);
    }

    private List<SecurityGroupRule> rules(
            Fields group, String section, KeyTable keys, List<String> groupKeys, boolean inwards) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (Fields rule : group.objects(section, EXAMPLE)) {
            rule.checkedBy(keys).text("Description");
            Optional<Peer> peer = peer(rule, groupKeys, inwards);
            Optional<String> protocol = protocol(rule);
            if (peer.isPresent() && protocol.isPresent()) {
                rule(rule, protocol.get(), peer.get()).ifPresent(rules::add);
            }
        }
        return rules;
    }

    /** YAML takes -1 for a number, and people write it so. */
    private Optional<String> protocol(Fields rule) {
        String written = rule.value(PROTOCOL)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .orElse("");
        Optional<String> protocol = switch (written.toLowerCase(Locale.ROOT)) {
            case "tcp", "6" -> Optional.of("tcp");
            case "udp", "17" -> Optional.of("udp");
            case "icmp", "1" -> Optional.of("icmp");
            case "-1" -> Optional.of(SecurityGroupRule.ALL);
            default -> Optional.empty();
        };
        if (protocol.isEmpty()) {
            problems.error(
                    rule.place(PROTOCOL),
                    "protocol-invalid",
                    "expected tcp, udp, icmp or -1 for all; write one, such as tcp");
        }
        return protocol;
    }

    private Optional<SecurityGroupRule> rule(Fields rule, String protocol, Peer peer) {
        Optional<Located<Integer>> from = rule.integer("FromPort", "");
        Optional<Located<Integer>> to = rule.integer("ToPort", "");
        if (protocol.equals(SecurityGroupRule.ALL) || protocol.equals("icmp")) {
            return Optional.of(new SecurityGroupRule(protocol, -1, -1, peer));
        }
        int lowest = from.map(Located::value).orElse(-1);
        int highest = to.map(Located::value).orElse(-1);
        boolean valid = lowest >= 0 && lowest <= highest && highest <= MAX_PORT;
        if (!valid) {
            problems.error(
                    from.map(Located::place).orElseGet(rule::place),
                    "ports-invalid",
                    protocol + " needs FromPort and ToPort, from 0 to " + MAX_PORT
                            + " and the lower one first; write both");
        }
        return valid ? Optional.of(new SecurityGroupRule(protocol, lowest, highest, peer)) : Optional.empty();
    }

    private Optional<Peer> peer(Fields rule, List<String> groupKeys, boolean inwards) {
        List<Peer> peers = new ArrayList<>();
        rule.word("CidrIp").ifPresent(cidr -> peers.add(cidr(cidr, inwards)));
        rule.word("CidrIpv6").ifPresent(cidr -> peers.add(new SecurityGroupRule.Cidr(cidr.value())));
        for (String key : groupKeys) {
            rule.word(key).ifPresent(group -> {
                references.check(group);
                peers.add(new SecurityGroupRule.Group(group.value()));
            });
        }
        boolean elsewhere = rule.has("SourcePrefixListId") || rule.has("DestinationPrefixListId");
        if (peers.size() != 1 && !(peers.isEmpty() && elsewhere)) {
            problems.error(
                    rule.place(),
                    "rule-peer-invalid",
                    "a rule names exactly one other side: CidrIp, CidrIpv6 or " + groupKeys.get(0) + "; write one");
        }
        return peers.size() == 1 ? Optional.of(peers.get(0)) : Optional.empty();
    }

    private Peer cidr(Located<String> written, boolean inwards) {
        Optional<Cidr> cidr = Cidr.parse(written.value());
        if (cidr.isEmpty()) {
            problems.error(
                    written.place(), "cidr-invalid", "expected a block such as 10.0.0.0/16 or 0.0.0.0/0; write one");
        } else if (inwards
                && Cidr.parse(block).filter(own -> !cidr.get().covers(own)).isPresent()) {
            problems.warning(
                    written.place(),
                    "cidr-admits-nobody",
                    "admits nobody here: containers have no addresses of the VPC, and " + written.value()
                            + " does not cover all of its block " + block + "; name the group of those that connect");
        }
        return new SecurityGroupRule.Cidr(written.value());
    }
}
