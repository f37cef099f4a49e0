/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables by which a link tells a container of its target, in the engine's words. Engines from 29 on leave them
 * out, ECS's do not.
 *
 * <p>A run of consecutive ports of one protocol has its ends named as engines from 28 on do it: from two ports on, where
 * older ones want three. The first port is the lowest of TCP, if there is one.
 *
 * @see <a href="https://docs.docker.com/engine/network/links/#environment-variables">Legacy container links</a>
 * @see <a href="https://github.com/moby/moby/blob/master/daemon/links/links.go">moby, daemon/links/links.go</a>
 */
final class LinkVariables {

    private static final Set<String> NOT_TOLD = Set.of("HOME", "PATH");
    private static final Comparator<Port> TCP_FIRST = Comparator.comparing(
                    (Port port) -> !port.protocol().equals("tcp"))
            .thenComparing(Port::protocol)
            .thenComparingInt(Port::number);

    private final String prefix;
    private final String address;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private LinkVariables(String alias, String address) {
        this.prefix = alias.toUpperCase(Locale.ROOT).replace('-', '_');
        this.address = address;
    }

    private record Port(int number, String protocol) {

        static Port of(String text) {
            String[] parts = text.split("/", 2);
            return new Port(Integer.parseInt(parts[0]), parts.length == 2 ? parts[1] : "tcp");
        }

        boolean follows(Port other) {
            return protocol.equals(other.protocol) && number == other.number + 1;
        }
    }

    /**
     * The variables of one link.
     *
     * @param linker the Docker name of the container that has the link
     * @param alias the link's alias
     * @param address the target's address
     * @param exposedPorts the target's ports, such as {@code 80/tcp}
     * @param environment the target's own variables; values may be secrets
     */
    static Map<String, String> of(
            String linker,
            String alias,
            String address,
            Collection<String> exposedPorts,
            Map<String, String> environment) {
        LinkVariables link = new LinkVariables(alias, address);
        List<Port> ports = exposedPorts.stream()
                .filter(text -> text.matches("\\d{1,5}(/.*)?"))
                .map(Port::of)
                .sorted(TCP_FIRST)
                .toList();
        ports.stream().limit(1).forEach(first -> link.put("PORT", link.url(first)));
        ports.forEach(link::port);
        link.runs(ports);
        link.put("NAME", "/" + linker + "/" + alias);
        environment.forEach((name, value) -> {
            if (!NOT_TOLD.contains(name)) {
                link.put("ENV_" + name, value);
            }
        });
        return link.variables;
    }

    private void port(Port port) {
        put(name(port), url(port));
        put(name(port) + "_ADDR", address);
        put(name(port) + "_PORT", String.valueOf(port.number()));
        put(name(port) + "_PROTO", port.protocol());
    }

    private void runs(List<Port> ports) {
        int first = 0;
        for (int next = 1; next <= ports.size(); next++) {
            if (next == ports.size() || !ports.get(next).follows(ports.get(next - 1))) {
                if (next - first > 1) {
                    run(ports.get(first), ports.get(next - 1));
                }
                first = next;
            }
        }
    }

    private void run(Port first, Port last) {
        put(name(first) + "_START", url(first));
        put(name(first) + "_PORT_START", String.valueOf(first.number()));
        put(name(first) + "_END", url(last));
        put(name(first) + "_PORT_END", String.valueOf(last.number()));
    }

    private static String name(Port port) {
        return "PORT_" + port.number() + "_" + port.protocol().toUpperCase(Locale.ROOT);
    }

    private String url(Port port) {
        return port.protocol() + "://" + address + ":" + port.number();
    }

    private void put(String name, String value) {
        variables.put(prefix + "_" + name, value);
    }
}
