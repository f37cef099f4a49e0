/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.engine.PortRangesLabel;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.observed.NetworkBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a container's published ports as ECS reports them: a run of ports that was asked for as one is one binding. */
final class NetworkBindings {

    private NetworkBindings() {}

    /** By container port, host port and protocol. */
    static List<NetworkBinding> of(ContainerInfo container) {
        List<PortBinding> single = new ArrayList<>(container.ports());
        List<NetworkBinding> bindings = new ArrayList<>();
        for (ContainerPortRange range : PortRangesLabel.read(container.label(Labels.PORT_RANGES))) {
            List<PortBinding> run = container.ports().stream()
                    .filter(port -> port.protocol() == range.protocol()
                            && range.containerPorts().contains(port.containerPort()))
                    .sorted(Comparator.comparingInt(PortBinding::containerPort))
                    .toList();
            if (!run.isEmpty()) {
                single.removeAll(run);
                PortBinding first = run.get(0);
                bindings.add(new NetworkBinding(
                        first.hostIp(), first.containerPort(), first.hostPort(), run.size(), range.protocol()));
            }
        }
        single.forEach(port -> bindings.add(
                new NetworkBinding(port.hostIp(), port.containerPort(), port.hostPort(), port.protocol())));
        bindings.sort(Comparator.comparingInt(NetworkBinding::containerPort)
                .thenComparingInt(NetworkBinding::hostPort)
                .thenComparing(NetworkBinding::protocol));
        return bindings;
    }
}
