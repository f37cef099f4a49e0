/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The host's ports, as the {@link InMemoryEngine} publishes on them; guarded by the engine's lock. */
final class InMemoryPorts {

    private final Set<Integer> taken = new HashSet<>();
    private int free = 32768;

    /** Lets somebody else than a container listen there. */
    void take(int hostPort) {
        taken.add(hostPort);
    }

    PortBinding publish(PortBinding port, List<PortBinding> published) {
        int hostPort = port.hostPort() == 0 ? free++ : port.hostPort();
        if (taken.contains(hostPort)
                || published.stream()
                        .anyMatch(one -> one.hostPort() == hostPort && one.protocol() == port.protocol())) {
            throw new EngineException(
                    Kind.PORT_TAKEN,
                    "Bind for " + port.hostIp() + ":" + hostPort + " failed: port is already allocated");
        }
        return new PortBinding(port.hostIp(), hostPort, port.containerPort(), port.protocol());
    }
}
