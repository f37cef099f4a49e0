/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * What a security group lets through.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or {@code -1} for all
 * @param fromPort the lowest port, 0 to 65535; -1 with protocols that have none
 * @param toPort the highest port
 * @param peer where it comes from, or where it goes
 */
public record SecurityGroupRule(String protocol, int fromPort, int toPort, Peer peer) {

    /** Every protocol and port. */
    public static final String ALL = "-1";

    /** Everything to or from there. */
    public static SecurityGroupRule all(Peer peer) {
        return new SecurityGroupRule(ALL, -1, -1, peer);
    }

    /** Whether a port of that protocol is one that the rule is about. */
    public boolean covers(String otherProtocol, int port) {
        return protocol.equals(ALL) || (protocol.equals(otherProtocol) && fromPort <= port && port <= toPort);
    }

    /** The other side of a connection. */
    public sealed interface Peer permits Cidr, Group {}

    /**
     * Addresses.
     *
     * @param block such as {@code 10.0.0.0/16}
     */
    public record Cidr(String block) implements Peer {}

    /**
     * The members of a group.
     *
     * @param name the group's name
     */
    public record Group(String name) implements Peer {}
}
