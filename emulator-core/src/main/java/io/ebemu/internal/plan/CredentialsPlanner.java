/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineHost;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.NetworkSpec;
import io.ebemu.internal.engine.SecondNetwork;
import io.ebemu.model.HostEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans how containers reach the credentials of their task's role at 169.254.170.2: the SDKs ask there and accept no
 * other host without TLS. The containers join a second network, to which that address belongs, and a container on it hands
 * requests on to the task metadata endpoint. So the address answers before a container's program runs; a route that is
 * added to a container that has started would come too late for it.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">container credential
 *     provider</a>
 */
final class CredentialsPlanner {

    /** Any image with a netcat that listens for more than one connection. */
    static final String IMAGE = "busybox:1.35";

    private static final String SUBNET = "169.254.170.0/24";
    private static final String ADDRESS = "169.254.170.2";
    private static final String RESOURCE = "credentials";

    private final LaunchRequest request;
    private final World world;
    private final ImagePlanner images;
    private final PlanBuilder plan;

    CredentialsPlanner(LaunchRequest request, World world, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.images = images;
        this.plan = plan;
    }

    /** Whether the task has a role whose credentials are served. */
    static boolean wanted(LaunchRequest request) {
        return request.version().localValues().taskRole().isPresent()
                && request.metadataEndpoint().isPresent();
    }

    /** The network that the task's containers join. */
    static Optional<SecondNetwork> networkOf(LaunchRequest request) {
        return wanted(request) ? Optional.of(new SecondNetwork(name(request), Optional.empty())) : Optional.empty();
    }

    /** The name of the network, and of the container on it. */
    private static String name(LaunchRequest request) {
        return "ebemu-" + request.version().environment().name() + "-credentials";
    }

    /** Adds what is missing beside a task that stays. */
    void keep() {
        Optional<ContainerInfo> old = world.named(name(request));
        boolean intact = networkIsThere()
                && old.filter(one -> current(one, request.metadataEndpoint())).isPresent();
        if (wanted(request) && !intact) {
            renew(List.of());
        }
    }

    /**
     * Adds all that a new task needs; returns the steps after which its containers may be created. What hands requests on
     * is new with each task: where the bridge takes its hardware address from the containers on it, an older one would
     * not find the host for half a minute after the old task has left.
     *
     * @param taskGone steps after which nothing uses what was there before
     */
    List<Integer> renew(List<Integer> taskGone) {
        if (!wanted(request)) {
            return List.of();
        }
        URI endpoint = request.metadataEndpoint().orElseThrow();
        List<Integer> ready = new ArrayList<>(images.ensure(IMAGE, RESOURCE, true));
        if (!networkIsThere()) {
            NetworkSpec network =
                    new NetworkSpec(name(request), SUBNET, CommonLabels.of(request, Labels.ROLE_METADATA));
            ready.add(plan.add(RESOURCE, new Step.CreateNetwork(network), ADDRESS + " belongs to it", taskGone));
        }
        world.named(name(request))
                .ifPresent(old -> ready.add(
                        plan.add(RESOURCE, new Step.RemoveContainer(old.id()), "makes room for a new one", taskGone)));
        int created = plan.add(
                RESOURCE,
                new Step.CreateContainer(holder(endpoint), Map.of()),
                "hands " + ADDRESS + " on to " + endpoint,
                ready);
        return List.of(
                plan.add(RESOURCE, new Step.StartContainer(name(request)), "the task has a role", List.of(created)));
    }

    private boolean networkIsThere() {
        return world.networks().stream().anyMatch(network -> network.name().equals(name(request)));
    }

    private static boolean current(ContainerInfo holder, Optional<URI> endpoint) {
        return holder.running()
                && endpoint.filter(uri -> holder.label(Labels.METADATA_PORT).equals(Integer.toString(uri.getPort())))
                        .isPresent();
    }

    private ContainerSpec holder(URI endpoint) {
        String port = Integer.toString(endpoint.getPort());
        Map<String, String> labels = new HashMap<>(CommonLabels.of(request, Labels.ROLE_METADATA));
        labels.put(Labels.METADATA_PORT, port);
        List<HostEntry> hosts = endpoint.getHost().equals(EngineHost.NAME)
                ? List.of(new HostEntry(EngineHost.NAME, EngineHost.ADDRESS))
                : List.of();
        return ContainerSpec.of(name(request), IMAGE, labels)
                .with(ContainerSpec.Program.of(
                        List.of("nc"), List.of("-ll", "-p", "80", "-e", "nc", endpoint.getHost(), port)))
                .with(new ContainerSpec.Network(
                        List.of(),
                        List.of(),
                        hosts,
                        List.of(),
                        List.of(),
                        false,
                        Optional.of(new SecondNetwork(name(request), Optional.of(ADDRESS))),
                        Optional.empty(),
                        Optional.empty()));
    }
}
