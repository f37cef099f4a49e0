/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.vpc.Opening;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packet filter rules for one network namespace, in the language of {@code nft}. They replace the table of ours and touch
 * no other: the engine has tables of its own there. What is not admitted vanishes, as behind a security group, so that a
 * client times out and is not refused.
 *
 * <p>Beside what groups allow, a network interface admits its own loopback, answers, the environment's other network
 * interfaces (AWS sees to replication itself), and {@code $gateway}: that is this machine, at the ports published on
 * 127.0.0.1. {@code $gateway} and {@code $subnet}, the addresses of the bridge, are known only to the engine.
 *
 * @param text what {@code nft} is told
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html">RDS: "establishes any AWS
 *     security configurations needed to enable the secure channel"</a>
 */
record RuleSet(String text) {

    private static final String FAMILY_AND_NAME = "inet ebemu";

    /** In one transaction, whether the table was there or not. */
    private static final String ANEW = "add table " + FAMILY_AND_NAME + "\ndelete table " + FAMILY_AND_NAME + "\n";

    /** No rules. */
    static RuleSet open() {
        return new RuleSet(ANEW);
    }

    /** The rules of a service's network interface. */
    static RuleSet ofInterface(Members members, List<Opening> openings) {
        String admitted = Stream.concat(
                        members.interfaces().stream(),
                        openings.stream()
                                .flatMap(opening -> members.tasks().stream().map(task -> task + matching(opening))))
                .map(match -> "    " + match + " accept\n")
                .distinct()
                .collect(Collectors.joining());
        return new RuleSet(ANEW + """
                table %s {
                  chain input {
                    type filter hook input priority 0; policy drop;
                    iif lo accept
                    ct state established,related accept
                    ip saddr $gateway accept
                %s  }
                }
                """.formatted(FAMILY_AND_NAME, admitted));
    }

    /**
     * The rules of a container of the task, for what it sends. Security groups filter neither what goes to the resolver
     * and to link-local addresses, nor what stays on the instance, which here is all of the bridge: services on it see to
     * themselves.
     *
     * @param outside what may go where
     * @param metadataPort the port of the task metadata endpoint, if that is not on the bridge
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">Security groups do not
     *     filter traffic to and from …</a>
     */
    static RuleSet ofTask(List<SecurityGroupRule> outside, Optional<Integer> metadataPort) {
        String allowed = Stream.concat(
                        metadataPort.map(port -> "tcp dport " + port).stream(),
                        outside.stream().flatMap(rule -> destination(rule).stream()))
                .map(match -> "    " + match + " accept\n")
                .distinct()
                .collect(Collectors.joining());
        return new RuleSet(ANEW + """
                table %s {
                  chain output {
                    type filter hook output priority 0; policy drop;
                    oif lo accept
                    ct state established,related accept
                    udp dport 53 accept
                    tcp dport 53 accept
                    ip daddr 169.254.0.0/16 accept
                    ip daddr $subnet accept
                %s  }
                }
                """.formatted(FAMILY_AND_NAME, allowed));
    }

    /** A rule about a group is about services, which are on the bridge. */
    private static Optional<String> destination(SecurityGroupRule rule) {
        if (!(rule.peer() instanceof SecurityGroupRule.Cidr cidr)) {
            return Optional.empty();
        }
        String family = cidr.block().contains(":") ? "ip6" : "ip";
        String where = cidr.block().endsWith("/0")
                ? "meta nfproto " + (family.equals("ip6") ? "ipv6" : "ipv4")
                : family + " daddr " + cidr.block();
        return Optional.of(where + matching(new Opening(rule.protocol(), rule.fromPort(), rule.toPort())));
    }

    private static String matching(Opening opening) {
        return switch (opening.protocol()) {
            case SecurityGroupRule.ALL -> "";
            case "icmp" -> " meta l4proto icmp";
            default -> " " + opening.protocol() + " dport " + ports(opening);
        };
    }

    private static String ports(Opening opening) {
        return opening.fromPort() == opening.toPort()
                ? String.valueOf(opening.fromPort())
                : opening.fromPort() + "-" + opening.toPort();
    }
}
