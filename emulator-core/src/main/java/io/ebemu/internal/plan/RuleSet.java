/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.vpc.Opening;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.SecurityGroupRule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Packet filter rules for one network namespace, in the language of {@code nft}. They replace the table of ours and touch
 * no other: the engine has tables of its own there. What is not admitted vanishes, as behind a security group, so that a
 * client times out and is not refused.
 *
 * <p>Beside what groups allow, a network interface admits its own loopback, answers, the environment's other network
 * interfaces (AWS sees to replication itself), and {@code $gateway}: that is this machine, at the ports published on
 * 127.0.0.1. {@code $gateway} is known only to the engine.
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
    static RuleSet ofInterface(EnvironmentId environment, List<Opening> openings) {
        String task = from(HardwareAddress.ofTasks(environment));
        String admitted = openings.stream()
                .map(opening -> "    " + task + matching(opening) + " accept\n")
                .distinct()
                .collect(Collectors.joining());
        return new RuleSet(
                ANEW + """
                table %s {
                  chain input {
                    type filter hook input priority 0; policy drop;
                    iif lo accept
                    ct state established,related accept
                    ip saddr $gateway accept
                    %s accept
                %s  }
                }
                """.formatted(FAMILY_AND_NAME, from(HardwareAddress.ofInterfaces(environment)), admitted));
    }

    private static String from(String beginning) {
        return "ether saddr & " + HardwareAddress.MASK + " == " + beginning;
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
