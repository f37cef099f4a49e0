/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans network interfaces: for each service a container that does nothing but keep the address and the published port
 * while the server behind it is replaced.
 */
final class NetworkInterfacePlanner {

    /**
     * A question to the name server first, whatever comes of it: its first packet tells everybody on the bridge which
     * hardware address belongs to the address now. Engines before 28 do not tell, and whoever remembers another one from
     * a container that had the address before waits in vain for ten seconds and more.
     */
    private static final String PROGRAM = "getent hosts ebemu.invalid >/dev/null 2>&1; exec sleep infinity";

    private final LaunchRequest request;
    private final World world;
    private final ServiceSupport support;
    private final PlanBuilder plan;
    /** By the host name that containers use: the Docker name of the network interface. */
    private final Map<String, String> hosts = new HashMap<>();
    /** Steps after which the addresses are known. */
    private final List<Integer> up = new ArrayList<>();

    NetworkInterfacePlanner(LaunchRequest request, World world, ServiceSupport support, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.support = support;
        this.plan = plan;
    }

    Map<String, String> hosts() {
        return Map.copyOf(hosts);
    }

    List<Integer> up() {
        return List.copyOf(up);
    }

    /** Takes note of one that somebody else has planned: containers know it by that host name. */
    void add(String host, String name, List<Integer> started) {
        hosts.put(host, name);
        up.addAll(started);
    }

    /** Whether a service's network interface is as it should be. */
    boolean intact(ManagedService service) {
        return current(service).isPresent();
    }

    private Optional<ContainerInfo> current(ManagedService service) {
        return world.named(name(service))
                .filter(ContainerInfo::running)
                .filter(container ->
                        container.label(Labels.CONFIG_HASH).equals(ConfigHash.ofNetworkInterface(service)));
    }

    String name(ManagedService service) {
        return name(request.version().environment(), service);
    }

    static String name(EnvironmentId environment, ManagedService service) {
        return ServicePlanner.serverName(environment, service) + "-eni";
    }

    /**
     * Adds what a service's network interface needs; returns the steps after which it is there, none if it is already.
     *
     * @param imageReady steps after which its image is here
     * @param before steps after which the one that is replaced may go
     */
    List<Integer> ensure(ManagedService service, String resource, List<Integer> imageReady, List<Integer> before) {
        String name = name(service);
        hosts.put(service.endpoint(request.version().environment()).address(), name);
        if (service instanceof CacheCluster cluster) {
            // Memcached's node has a name beside the cluster's.
            hosts.put(cluster.nodeEndpoint(request.version().environment()).address(), name);
        }
        if (intact(service)) {
            return List.of();
        }
        List<Integer> ready = new ArrayList<>(imageReady);
        world.named(name)
                .ifPresent(old -> ready.add(plan.add(
                        resource + "/eni", new Step.RemoveContainer(old.id()), "not running, or changed", before)));
        int created = plan.add(
                resource + "/eni",
                new Step.CreateContainer(spec(service, name), Map.of()),
                "keeps the address of " + service.identifier(),
                ready);
        int started = plan.add(resource + "/eni", new Step.StartContainer(name), "gives the address", List.of(created));
        up.add(started);
        return List.of(started);
    }

    private ContainerSpec spec(ManagedService service, String name) {
        Map<String, String> labels = new HashMap<>(ServiceLabels.of(request, service, Labels.ROLE_ENI));
        labels.put(Labels.CONFIG_HASH, ConfigHash.ofNetworkInterface(service));
        return ContainerSpec.of(name, support.image(service), labels)
                .with(ContainerSpec.Program.of(List.of("sh", "-c", PROGRAM), List.of()))
                .with(ContainerSpec.Network.publishing(
                                List.of(new PortBinding("127.0.0.1", 0, service.port(), Protocol.TCP)))
                        .at(HardwareAddress.ofInterface(request.version().environment(), name)));
    }
}
