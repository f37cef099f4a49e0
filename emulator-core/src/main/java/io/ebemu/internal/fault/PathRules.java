/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Packet filter rules in a container's network for the way to one service, in the language of {@code nft}. Their table is
 * of their own, so that security groups stay as they are, and do not heal what is broken when they are applied anew.
 *
 * <p>The table always has a chain for translating addresses, be it empty, and a rule that looks at connections, be it
 * without effect: without either the kernel would forget how connections were translated that have not ended yet.
 */
final class PathRules {

    /** After connections have been told apart, before addresses are translated. */
    private static final int BEFORE_TRANSLATION = -150;

    private static final int AFTER_ALL = 10;

    private final String table;
    private final List<NetworkInterface> interfaces;

    PathRules(String service, List<NetworkInterface> interfaces) {
        this.table = "ebemu-path-" + service;
        this.interfaces = List.copyOf(interfaces);
    }

    /** Nothing is done to packets. */
    String healthy() {
        return table("", "", "", 0);
    }

    /** Packets vanish, also those of connections that come back by way of this machine. */
    String cut() {
        String all = interfaces.stream().map(NetworkInterface::address).collect(Collectors.joining(", ", "{ ", " }"));
        return table(
                "",
                "    ip saddr " + all + " drop\n    ct original ip daddr " + all + " drop\n",
                "    ip daddr " + all + " drop\n",
                BEFORE_TRANSLATION);
    }

    /**
     * New connections go elsewhere. What was connected before, and so is not led elsewhere, is reset as soon as a packet
     * of it comes.
     *
     * @param host where to, as an address or a name that containers know
     * @param ports the port there for each interface
     */
    String redirected(String host, Map<NetworkInterface, Integer> ports) {
        return table(
                each(one -> "ip daddr " + one.address() + " tcp dport " + one.port() + " dnat to " + host + ":"
                        + ports.get(one)),
                each(one -> "ip saddr " + one.address() + " tcp sport " + one.port()
                        + " tcp flags & rst == 0 reject with tcp reset"),
                each(one -> "ip daddr " + one.address() + " tcp dport " + one.port()
                        + " tcp flags & rst == 0 reject with tcp reset"),
                AFTER_ALL);
    }

    private String each(Function<NetworkInterface, String> rule) {
        return interfaces.stream().map(rule).map(text -> "    " + text + "\n").collect(Collectors.joining());
    }

    /** In one transaction, whether the table was there or not. */
    private String table(String translated, String input, String output, int priority) {
        return """
                add table ip %1$s
                delete table ip %1$s
                table ip %1$s {
                  chain translated {
                    type nat hook output priority -100;
                %2$s  }
                  chain input {
                    type filter hook input priority %5$d;
                %3$s    ct state established accept
                  }
                  chain output {
                    type filter hook output priority %5$d;
                %4$s  }
                }
                """.formatted(table, translated, input, output, priority);
    }
}
