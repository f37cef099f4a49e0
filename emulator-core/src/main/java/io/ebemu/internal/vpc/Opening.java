/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import io.ebemu.model.SecurityGroupRule;
import java.util.Optional;

/**
 * What may pass between two sides.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or {@code -1} for all
 * @param fromPort the lowest port; -1 where the protocol has none
 * @param toPort the highest port
 */
public record Opening(String protocol, int fromPort, int toPort) {

    /** What a rule lets pass, whoever is on its other side. */
    static Opening of(SecurityGroupRule rule) {
        return new Opening(rule.protocol(), rule.fromPort(), rule.toPort());
    }

    /** What both let pass. */
    Optional<Opening> and(Opening other) {
        if (protocol.equals(SecurityGroupRule.ALL)) {
            return Optional.of(other);
        }
        if (other.protocol.equals(SecurityGroupRule.ALL)) {
            return Optional.of(this);
        }
        int from = Math.max(fromPort, other.fromPort);
        int to = Math.min(toPort, other.toPort);
        return protocol.equals(other.protocol) && from <= to
                ? Optional.of(new Opening(protocol, from, to))
                : Optional.empty();
    }

    /** Whether a TCP port is open. */
    boolean covers(int port) {
        return protocol.equals(SecurityGroupRule.ALL) || (protocol.equals("tcp") && fromPort <= port && port <= toPort);
    }

    @Override
    public String toString() {
        if (protocol.equals(SecurityGroupRule.ALL)) {
            return "everything";
        }
        if (fromPort < 0) {
            return protocol;
        }
        return protocol + " " + (fromPort == toPort ? String.valueOf(fromPort) : fromPort + "-" + toPort);
    }
}
