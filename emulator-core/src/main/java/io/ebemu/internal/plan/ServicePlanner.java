/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans databases and caches: for each a network interface that keeps the address, and a server that joins it. What runs
 * unchanged is left alone.
 */
final class ServicePlanner {

    private final LaunchRequest request;
    private final World world;
    private final ServiceSupport support;
    private final ImagePlanner images;
    private final PlanBuilder plan;

    /** By the host name that containers use: the Docker name of the network interface. */
    private final Map<String, String> hosts = new HashMap<>();
    /** Steps after which the addresses are known. */
    private final List<Integer> interfacesUp = new ArrayList<>();
    /** Steps after which all services are available. */
    private final List<Integer> available = new ArrayList<>();

    ServicePlanner(LaunchRequest request, World world, ServiceSupport support, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.support = support;
        this.images = images;
        this.plan = plan;
    }

    /** Adds the steps of all services; what is replaced goes after the steps that end the task that uses it. */
    void addSteps(List<Integer> taskStopped) {
        for (ManagedService service : request.version().services()) {
            addSteps(service, taskStopped);
        }
    }

    Map<String, String> hosts() {
        return Map.copyOf(hosts);
    }

    List<Integer> interfacesUp() {
        return List.copyOf(interfacesUp);
    }

    List<Integer> available() {
        return List.copyOf(available);
    }

    /** Whether all network interfaces are as they were, so that a running task still has the right addresses. */
    boolean intact() {
        return request.version().services().stream()
                .allMatch(service -> upToDate(eniName(service), service).isPresent());
    }

    private void addSteps(ManagedService service, List<Integer> taskStopped) {
        EnvironmentId environment = request.version().environment();
        String server = serverName(environment, service);
        String eni = eniName(service);
        String resource = service.kind() + ":" + service.identifier();
        hosts.put(service.endpoint(environment).address(), eni);
        Optional<ContainerInfo> runningEni = upToDate(eni, service);
        boolean unfinished = request.unfinishedServices().contains(resource);
        if (!unfinished && runningEni.isPresent() && upToDate(server, service).isPresent()) {
            return;
        }
        List<Integer> ready = new ArrayList<>(images.ensure(support.image(service), resource, true));
        List<Integer> gone = new ArrayList<>();
        world.named(server).ifPresent(old -> gone.add(removeServer(old, resource, taskStopped)));
        if (runningEni.isEmpty()) {
            world.named(eni)
                    .ifPresent(old -> gone.add(plan.add(
                            resource + "/eni",
                            new Step.RemoveContainer(old.id()),
                            "not running, or changed",
                            taskStopped)));
            ready.addAll(gone);
            int created = plan.add(
                    resource + "/eni",
                    new Step.CreateContainer(eniSpec(service, eni), Map.of()),
                    "keeps the address of " + service.identifier(),
                    ready);
            int started =
                    plan.add(resource + "/eni", new Step.StartContainer(eni), "gives the address", List.of(created));
            interfacesUp.add(started);
            ready.add(started);
        }
        ready.addAll(gone);
        Optional<String> dataVolume = request.options().ephemeral() ? Optional.empty() : Optional.of(server + "-data");
        dataVolume.ifPresent(volume -> ready.addAll(
                unfinished ? makeVolumeAnew(service, resource, volume, gone) : makeVolume(service, resource, volume)));
        available.add(plan.add(
                resource,
                new Step.StartService(
                        service,
                        server,
                        eni,
                        dataVolume,
                        labels(service, Labels.ROLE_SERVICE),
                        request.options().ephemeral()),
                service.engine() + " " + service.engineVersion() + " for " + service.identifier(),
                ready));
    }

    /** A server that runs is stopped first, so that it leaves its data in order. */
    private int removeServer(ContainerInfo old, String resource, List<Integer> taskStopped) {
        List<Integer> before = old.running()
                ? List.of(plan.add(
                        resource,
                        new Step.StopContainer(old.id(), StopPlanner.SERVICE_GRACE),
                        "changed, or its address is gone",
                        taskStopped))
                : taskStopped;
        return plan.add(resource, new Step.RemoveContainer(old.id()), "not running, or changed", before);
    }

    private List<Integer> makeVolume(ManagedService service, String resource, String volume) {
        return isThere(volume) ? List.of() : List.of(createVolume(service, resource, volume, List.of()));
    }

    /** A database that was killed while it made its first files never starts on them again. */
    private List<Integer> makeVolumeAnew(
            ManagedService service, String resource, String volume, List<Integer> serverGone) {
        List<Integer> removed = isThere(volume)
                ? List.of(plan.add(
                        resource + "/data", new Step.RemoveVolume(volume), "begun, but never in use", serverGone))
                : List.of();
        return List.of(createVolume(service, resource, volume, removed));
    }

    private boolean isThere(String volume) {
        return world.volumes().stream().anyMatch(existing -> existing.name().equals(volume));
    }

    private int createVolume(ManagedService service, String resource, String volume, List<Integer> before) {
        return plan.add(
                resource + "/data",
                new Step.CreateVolume(VolumeSpec.local(volume, labels(service, Labels.ROLE_SERVICE_DATA))),
                "keeps the data of " + service.identifier(),
                before);
    }

    private Optional<ContainerInfo> upToDate(String name, ManagedService service) {
        return world.named(name)
                .filter(ContainerInfo::running)
                .filter(container -> container.label(Labels.CONFIG_HASH).equals(ConfigHash.of(service)));
    }

    static String serverName(EnvironmentId environment, ManagedService service) {
        return "ebemu-" + environment.name() + "-" + service.kind() + "-" + service.identifier();
    }

    private String eniName(ManagedService service) {
        return serverName(request.version().environment(), service) + "-eni";
    }

    private ContainerSpec eniSpec(ManagedService service, String name) {
        return ContainerSpec.of(name, support.image(service), labels(service, Labels.ROLE_ENI))
                .with(ContainerSpec.Program.of(List.of("sleep"), List.of("infinity")))
                .with(ContainerSpec.Network.publishing(
                        List.of(new PortBinding("127.0.0.1", 0, service.port(), Protocol.TCP))));
    }

    private Map<String, String> labels(ManagedService service, String role) {
        Map<String, String> labels = new HashMap<>(CommonLabels.of(request, role));
        EndpointAddress endpoint = service.endpoint(request.version().environment());
        labels.put(Labels.CONFIG_HASH, ConfigHash.of(service));
        labels.put(Labels.SERVICE_KIND, service.kind());
        labels.put(Labels.SERVICE_ID, service.identifier());
        labels.put(Labels.SERVICE_ENGINE, service.engine());
        labels.put(Labels.SERVICE_ENGINE_VERSION, service.engineVersion());
        labels.put(Labels.SERVICE_CLASS, service.instanceClass());
        labels.put(Labels.SERVICE_ENDPOINT, endpoint.toString());
        return Map.copyOf(labels);
    }
}
