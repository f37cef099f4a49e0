/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.Task;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the user reaches what an environment publishes. */
public final class PublishedEndpoints {

    private static final int HTTPS = 443;

    private PublishedEndpoints() {}

    /**
     * One line a port, in the order of the task definition: {@code http://localhost:80 (nginx)}; then one a service:
     * {@code 127.0.0.1:49153 (db, postgres 15.4)}.
     */
    public static List<String> of(Environment environment) {
        // Engines bind a port once for IPv4 and once for IPv6: that is one endpoint to a person.
        Set<String> lines = new LinkedHashSet<>();
        ObservedState state = environment.state();
        for (ContainerSnapshot container : state.task().map(Task::containers).orElse(List.of())) {
            for (NetworkBinding binding : container.networkBindings()) {
                lines.add(line(environment, container.name(), binding));
            }
        }
        for (ServiceSnapshot service : state.services()) {
            service.hostEndpoint()
                    .ifPresent(endpoint -> lines.add(endpoint + " (" + service.identifier() + ", " + service.engine()
                            + " " + service.engineVersion() + ")"));
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
        return readable(endpoint).uri() + " (" + container + ")";
    }

    /** The page that a browser finds there; a container's port 443 speaks TLS. */
    public static URI page(Endpoint endpoint, int containerPort) {
        URI page = readable(endpoint).uri();
        return containerPort == HTTPS ? URI.create(page.toString().replaceFirst("^http:", "https:")) : page;
    }

    private static Endpoint readable(Endpoint endpoint) {
        boolean here = endpoint.host().equals("127.0.0.1") || endpoint.host().equals("0.0.0.0");
        return new Endpoint(here ? "localhost" : endpoint.host(), endpoint.port());
    }
}
