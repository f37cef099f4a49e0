/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the user reaches what an environment publishes. */
public final class PublishedEndpoints {

    private PublishedEndpoints() {}

    /** One line a port, in the order of the task definition: {@code http://localhost:80 (nginx)}. */
    public static List<String> of(Environment environment) {
        // Engines bind a port once for IPv4 and once for IPv6: that is one endpoint to a person.
        Set<String> lines = new LinkedHashSet<>();
        for (ContainerSnapshot container :
                environment.state().task().map(Task::containers).orElse(List.of())) {
            for (NetworkBinding binding : container.networkBindings()) {
                lines.add(line(environment, container.name(), binding));
            }
        }
        return new ArrayList<>(lines);
    }

    private static String line(Environment environment, String container, NetworkBinding binding) {
        if (binding.isRange()) {
            return binding.protocol().word() + " ports " + binding.hostPorts() + " (" + container + ")";
        }
        if (binding.protocol() == Protocol.UDP) {
            return "udp port " + binding.hostPort() + " (" + container + ")";
        }
        Endpoint endpoint = environment.endpoint(container, binding.containerPort());
        boolean here = endpoint.host().equals("127.0.0.1") || endpoint.host().equals("0.0.0.0");
        return new Endpoint(here ? "localhost" : endpoint.host(), endpoint.port()).uri() + " (" + container + ")";
    }
}
