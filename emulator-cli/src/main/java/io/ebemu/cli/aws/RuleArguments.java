/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.error.UsageException;
import io.ebemu.model.SecurityGroupRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule of a security group as the AWS CLI takes it. */
final class RuleArguments {

    private static final int HIGHEST = 65_535;
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private RuleArguments() {}

    static SecurityGroupRule rule(Arguments given) {
        String protocol = protocol(given.text("protocol"));
        SecurityGroupRule.Peer peer = peer(given);
        Optional<String> port = given.optional("port").filter(written -> !written.equals("-1"));
        if (protocol.equals(SecurityGroupRule.ALL)) {
            return SecurityGroupRule.all(peer);
        }
        if (port.isEmpty()) {
            boolean ports = protocol.equals("tcp") || protocol.equals("udp");
            return new SecurityGroupRule(protocol, ports ? 0 : -1, ports ? HIGHEST : -1, peer);
        }
        Matcher ports = PORTS.matcher(port.get());
        if (!ports.matches()) {
            throw new UsageException("--port: expected a port or FIRST-LAST, got \"" + port.get() + "\"");
        }
        int first = port(ports.group(1));
        int last = Optional.ofNullable(ports.group(2)).map(RuleArguments::port).orElse(first);
        if (last < first) {
            throw new UsageException("--port: the first port is higher than the last; write " + last + "-" + first);
        }
        return new SecurityGroupRule(protocol, first, last, peer);
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port > HIGHEST) {
            throw new UsageException("--port: expected a port up to " + HIGHEST + ", got " + port);
        }
        return port;
    }

    private static String protocol(String written) {
        return switch (written) {
            case "all", SecurityGroupRule.ALL -> SecurityGroupRule.ALL;
            case "tcp", "6" -> "tcp";
            case "udp", "17" -> "udp";
            case "icmp", "1" -> "icmp";
            default -> throw new UsageException("--protocol: expected tcp, udp, icmp or all, got \"" + written + "\"");
        };
    }

    private static SecurityGroupRule.Peer peer(Arguments given) {
        Optional<String> group = given.optional("source-group");
        Optional<String> cidr = given.optional("cidr");
        if (group.isPresent() == cidr.isPresent()) {
            throw new UsageException("from or to where? Write either --source-group or --cidr");
        }
        return group.<SecurityGroupRule.Peer>map(SecurityGroupRule.Group::new)
                .orElseGet(() -> new SecurityGroupRule.Cidr(cidr.orElse("")));
    }
}
