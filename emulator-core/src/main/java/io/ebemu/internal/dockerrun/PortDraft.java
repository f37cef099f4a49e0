/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortMapping;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port mapping as written: of one port, or of a range. */
record PortDraft(
        Fields fields,
        Optional<Located<Integer>> containerPort,
        Optional<Located<Integer>> hostPort,
        Optional<Located<String>> protocol,
        Optional<Located<String>> containerPortRange) {

    private static final String EXAMPLE = "[{\"containerPort\": 80, \"hostPort\": 80}]";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    static List<PortDraft> readAll(Fields container) {
        return container.objects("portMappings", EXAMPLE).stream()
                .map(PortDraft::read)
                .toList();
    }

    private static PortDraft read(Fields mapping) {
        mapping.checkedBy(DockerrunKeys.PORT_MAPPING);
        return new PortDraft(
                mapping,
                mapping.integer("containerPort", ""),
                mapping.integer("hostPort", ""),
                mapping.text("protocol"),
                mapping.text("containerPortRange"));
    }

    String protocolWord() {
        return protocol.map(Located::value).orElse("tcp");
    }

    /** Whether it is meant for a range of ports. */
    boolean ranged() {
        return fields.has("containerPortRange");
    }

    /** The range, if there is one and it has the right form. */
    Optional<PortRange> range() {
        return containerPortRange
                .map(Located::value)
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .flatMap(matcher -> range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    private static Optional<PortRange> range(int first, int last) {
        return first >= 1 && last <= PortRules.MAX_PORT && first <= last
                ? Optional.of(new PortRange(first, last))
                : Optional.empty();
    }

    PortMapping mapping() {
        return new PortMapping(
                Values.required(containerPort), Values.of(hostPort).orElse(0), transport());
    }

    ContainerPortRange rangeMapping() {
        return new ContainerPortRange(range().orElseThrow(), transport());
    }

    private Protocol transport() {
        return protocolWord().equals("udp") ? Protocol.UDP : Protocol.TCP;
    }
}
