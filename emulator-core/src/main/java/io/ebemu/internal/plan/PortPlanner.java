/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortMapping;
import io.ebemu.model.PortRange;
import java.util.ArrayList;
import java.util.List;

/** Says on which host ports a container's ports are published. */
final class PortPlanner {

    private static final String ALL_ADDRESSES = "0.0.0.0";

    private PortPlanner() {}

    /** What is published: single ports, then every port of the runs, each run on the block found for it. */
    static List<PortBinding> bindings(LaunchRequest request, ContainerDefinition container) {
        List<PortBinding> bindings = new ArrayList<>();
        for (PortMapping mapping : container.portMappings()) {
            int hostPort = request.options().hostPorts().hostPort(container, mapping);
            bindings.add(new PortBinding(ALL_ADDRESSES, hostPort, mapping.containerPort(), mapping.protocol()));
        }
        for (int i = 0; i < container.portRanges().size(); i++) {
            ContainerPortRange range = container.portRanges().get(i);
            PortRange block = request.hostPortBlocks()
                    .getOrDefault(container.name(), List.of())
                    .get(i);
            for (int port = 0; port < block.size(); port++) {
                int containerPort = range.containerPorts().first() + port;
                bindings.add(new PortBinding(ALL_ADDRESSES, block.first() + port, containerPort, range.protocol()));
            }
        }
        return bindings;
    }
}
