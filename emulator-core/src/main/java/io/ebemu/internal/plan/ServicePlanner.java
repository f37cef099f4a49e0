/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
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
    private final NetworkInterfacePlanner interfaces;
    private final ReplicationGroupPlanner groups;
    private final AccessPlanner access;
    /** Steps after which all services are available. */
    private final List<Integer> available = new ArrayList<>();

    ServicePlanner(LaunchRequest request, World world, ServiceSupport support, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.support = support;
        this.images = images;
        this.plan = plan;
        this.interfaces = new NetworkInterfacePlanner(request, world, support, images, plan);
        this.groups = new ReplicationGroupPlanner(request, world, images, plan, interfaces, this);
        this.access = new AccessPlanner(request, world, plan);
    }

    /** Adds the steps of all services; what is replaced goes after the steps that end the task that uses it. */
    void addSteps(List<Integer> taskStopped) {
        for (ManagedService service : request.version().services()) {
            if (service instanceof ReplicationGroup group) {
                available.addAll(groups.addSteps(group, taskStopped));
            } else {
                addSteps(service, taskStopped, Extras.none());
            }
        }
    }

    /** Adds what running interfaces need in order to admit those that they are to admit, and nothing else. */
    void admit() {
        for (ManagedService service : request.version().services()) {
            if (service instanceof ReplicationGroup group) {
                groups.admit(group);
            } else if (interfaces.intact(service)) {
                admit(service, interfaces.name(service), List.of(), List.of());
            }
        }
    }

    /**
     * Adds what an interface needs to admit those that it is to admit; the task starts after that.
     *
     * @param started steps after which the interface runs; none if it does already
     * @param taskStopped steps after which the task that runs is gone; none if it stays
     */
    void admit(ManagedService service, String networkInterface, List<Integer> started, List<Integer> taskStopped) {
        available.addAll(access.ensure(service, networkInterface, started, taskStopped));
    }

    Map<String, String> hosts() {
        return interfaces.hosts();
    }

    List<Integer> interfacesUp() {
        return interfaces.up();
    }

    List<Integer> available() {
        return List.copyOf(available);
    }

    /** Whether all network interfaces are as they were, so that a running task still has the right addresses. */
    boolean intact() {
        return request.version().services().stream()
                .allMatch(service ->
                        service instanceof ReplicationGroup group ? groups.intact(group) : interfaces.intact(service));
    }

    /** Adds the steps of one server and its network interface; returns the steps after which the server is available. */
    List<Integer> addSteps(ManagedService service, List<Integer> taskStopped, Extras extras) {
        String server = serverName(request.version().environment(), service);
        String resource = service.kind() + ":" + service.identifier();
        Optional<ContainerInfo> running = upToDate(server, service);
        boolean unfinished = request.unfinishedServices().contains(resource);
        boolean stopped = request.intent(service).stopped();
        boolean replaced =
                !interfaces.intact(service) || unfinished || extras.anew() || (running.isEmpty() && !stopped);
        List<Integer> imageReady = replaced ? images.ensure(support.image(service), resource, true) : List.of();
        List<Integer> gone = new ArrayList<>();
        if (replaced || stopped) {
            world.named(server).ifPresent(old -> gone.add(removeServer(old, resource, taskStopped)));
        }
        List<Integer> before = new ArrayList<>(taskStopped);
        before.addAll(gone);
        List<Integer> ready = new ArrayList<>(imageReady);
        List<Integer> interfaceUp = interfaces.ensure(service, resource, imageReady, before);
        admit(service, interfaces.name(service), interfaceUp, taskStopped);
        ready.addAll(interfaceUp);
        ready.addAll(gone);
        ready.addAll(extras.after());
        return replaced && !stopped
                ? List.of(start(service, server, resource, unfinished, gone, ready, extras.labels()))
                : List.of();
    }

    private int start(
            ManagedService service,
            String server,
            String resource,
            boolean unfinished,
            List<Integer> gone,
            List<Integer> ready,
            Map<String, String> moreLabels) {
        boolean ephemeral = request.options().ephemeral();
        String storage = request.intent(service).storage().orElse(server);
        // A database has its data after a reboot in any case; a cache whose values nobody is to keep has none then.
        Optional<String> dataVolume =
                ephemeral && !(service instanceof DBInstance) ? Optional.empty() : Optional.of(storage + "-data");
        dataVolume.ifPresent(volume -> ready.addAll(
                unfinished ? makeVolumeAnew(service, resource, volume, gone) : makeVolume(service, resource, volume)));
        Optional<String> backupVolume = keepsBackups(service) ? Optional.of(storage + "-backups") : Optional.empty();
        backupVolume
                .filter(volume -> !isThere(volume))
                .ifPresent(volume -> ready.add(plan.add(
                        resource + "/backups",
                        new Step.CreateVolume(VolumeSpec.local(
                                volume, ServiceLabels.of(request, service, Labels.ROLE_SERVICE_BACKUPS))),
                        "keeps the automated backups of " + service.identifier(),
                        List.of())));
        Map<String, String> labels = new HashMap<>(ServiceLabels.of(request, service, Labels.ROLE_SERVICE));
        labels.putAll(moreLabels);
        int started = plan.add(
                resource,
                new Step.StartService(
                        request.version().environment(),
                        service,
                        server,
                        interfaces.name(service),
                        dataVolume,
                        backupVolume,
                        request.intent(service).restore(),
                        request.stateDirectory(),
                        Map.copyOf(labels),
                        request.options().endsWithProcess()),
                service.engine() + " " + service.engineVersion() + " for " + service.identifier(),
                ready);
        available.add(started);
        return started;
    }

    private boolean keepsBackups(ManagedService service) {
        return service instanceof DBInstance db
                && db.backup().retentionPeriod() > 0
                && !request.options().ephemeral();
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
                new Step.CreateVolume(
                        VolumeSpec.local(volume, ServiceLabels.of(request, service, Labels.ROLE_SERVICE_DATA))),
                "keeps the data of " + service.identifier(),
                before);
    }

    private Optional<ContainerInfo> upToDate(String name, ManagedService service) {
        return world.named(name)
                .filter(ContainerInfo::running)
                .filter(container -> ConfigHash.isOf(service, container)
                        || request.intent(service)
                                .runsAs()
                                .filter(older -> ConfigHash.isOf(older, container))
                                .isPresent());
    }

    /** The Docker name of a service's server; that of its network interface and of its volumes begin with it. */
    static String serverName(EnvironmentId environment, ManagedService service) {
        return "ebemu-" + environment.name() + "-" + service.kind() + "-" + service.identifier();
    }

    /**
     * What a server of a group has beside its definition.
     *
     * @param labels labels on the server
     * @param anew whether it is replaced even if it runs unchanged
     * @param after steps that are done before it is started
     */
    record Extras(Map<String, String> labels, boolean anew, List<Integer> after) {

        static Extras none() {
            return new Extras(Map.of(), false, List.of());
        }
    }
}
