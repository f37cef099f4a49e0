/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of ports that a container publishes, as its label {@link Labels#PORT_RANGES} has them: {@code
 * 8000-8010/tcp,9000-9001/udp}. The engine knows single ports only.
 */
public final class PortRangesLabel {

    private PortRangesLabel() {}

    /** The label's value; empty without a run. */
    public static String of(List<ContainerPortRange> ranges) {
        return ranges.stream()
                .map(range -> range.containerPorts() + "/" + range.protocol().word())
                .collect(Collectors.joining(","));
    }

    /** What a label's value says. */
    public static List<ContainerPortRange> read(String value) {
        return Stream.of(value.split(",", -1))
                .filter(range -> !range.isEmpty())
                .map(range -> range.split("[-/]", -1))
                .map(words -> new ContainerPortRange(
                        new PortRange(Integer.parseInt(words[0]), Integer.parseInt(words[1])),
                        Protocol.valueOf(words[2].toUpperCase(Locale.ROOT))))
                .toList();
    }
}
