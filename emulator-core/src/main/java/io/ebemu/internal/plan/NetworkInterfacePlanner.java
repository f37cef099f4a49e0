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

    private final LaunchRequest request;
    private final World world;
    private final ServiceSupport support;
    private final PlanBuilder plan;
    private final AnnouncementPlanner announcements;
    /** By the host name that containers use: the Docker name of the network interface. */
    private final Map<String, String> hosts = new HashMap<>();
    /** Steps after which the addresses are known. */
    private final List<Integer> up = new ArrayList<>();

    NetworkInterfacePlanner(
            LaunchRequest request, World world, ServiceSupport support, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.support = support;
        this.plan = plan;
        this.announcements = new AnnouncementPlanner(images, plan);
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
        ContainerSpec spec = spec(service, name);
        int created = plan.add(
                resource + "/eni",
                new Step.CreateContainer(spec, Map.of()),
                "keeps the address of " + service.identifier(),
                ready);
        int started = plan.add(resource + "/eni", new Step.StartContainer(name), "gives the address", List.of(created));
        up.add(started);
        announcements.announce(resource + "/eni", spec, started);
        return List.of(started);
    }

    private ContainerSpec spec(ManagedService service, String name) {
        Map<String, String> labels = new HashMap<>(ServiceLabels.of(request, service, Labels.ROLE_ENI));
        labels.put(Labels.CONFIG_HASH, ConfigHash.ofNetworkInterface(service));
        return ContainerSpec.of(name, support.image(service), labels)
                .with(ContainerSpec.Program.of(List.of("sleep"), List.of("infinity")))
                .with(ContainerSpec.Network.publishing(
                                List.of(new PortBinding("127.0.0.1", 0, service.port(), Protocol.TCP)))
                        .at(HardwareAddress.ofInterface(request, name)));
    }
}
