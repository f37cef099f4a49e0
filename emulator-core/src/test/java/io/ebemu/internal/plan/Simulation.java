/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Networks.NetworkInfo;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world to which plans are applied one step after the other, as an engine that never fails would. */
final class Simulation {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private final Map<String, ContainerInfo> containers = new LinkedHashMap<>();
    private final Map<String, VolumeInfo> volumes = new LinkedHashMap<>();
    private final Map<String, NetworkInfo> networks = new LinkedHashMap<>();
    private final Map<String, ImageInfo> images = new LinkedHashMap<>();

    private Simulation() {}

    static Simulation of(World world) {
        Simulation simulation = new Simulation();
        world.containers().forEach(one -> simulation.containers.put(one.name(), one));
        world.volumes().forEach(one -> simulation.volumes.put(one.name(), one));
        world.networks().forEach(one -> simulation.networks.put(one.name(), one));
        simulation.images.putAll(world.images());
        return simulation;
    }

    World world() {
        return new World(
                List.copyOf(containers.values()),
                List.copyOf(volumes.values()),
                List.copyOf(networks.values()),
                images);
    }

    Simulation execute(Plan plan) {
        plan.steps().forEach(step -> execute(step.step()));
        return this;
    }

    Simulation image(String reference, Map<String, String> environment) {
        images.put(reference, new ImageInfo("sha256:" + reference, environment, Set.of(), Map.of()));
        return this;
    }

    /** Ends a container, named {@code web}, {@code rds:orders} or {@code rds:orders/eni}. */
    Simulation exited(String resource) {
        String name = dockerName(resource);
        containers.computeIfPresent(name, (key, one) -> inState(one, "exited"));
        return this;
    }

    /** Removes a container, named {@code web}, {@code rds:orders} or {@code rds:orders/eni}. */
    Simulation removed(String resource) {
        containers.remove(dockerName(resource));
        return this;
    }

    private String dockerName(String resource) {
        return containers.values().stream()
                .filter(one -> resource(one).equals(resource))
                .map(ContainerInfo::name)
                .findFirst()
                .orElseThrow(() -> new AssertionError(resource + " is not among " + containers.keySet()));
    }

    private static String resource(ContainerInfo one) {
        String service = one.label(Labels.SERVICE_KIND) + ":" + one.label(Labels.SERVICE_ID);
        return switch (one.label(Labels.ROLE)) {
            case Labels.ROLE_SERVICE -> service;
            case Labels.ROLE_METADATA -> "credentials";
            case Labels.ROLE_ENI -> service + "/eni";
            default -> one.label(Labels.ECS_CONTAINER_NAME);
        };
    }

    private void execute(Step step) {
        if (step instanceof Step.PullImage pull) {
            image(pull.image(), Map.of());
        } else if (step instanceof Step.BuildImage build) {
            images.put(build.tag(), new ImageInfo("sha256:" + build.tag(), Map.of(), Set.of(), build.labels()));
        } else if (step instanceof Step.CreateVolume volume) {
            create(volume.spec());
        } else if (step instanceof Step.CreateNetwork network) {
            networks.put(
                    network.spec().name(),
                    new NetworkInfo(network.spec().name(), network.spec().labels()));
        } else if (step instanceof Step.RemoveNetwork network) {
            networks.remove(network.name());
        } else if (step instanceof Step.RemoveVolume volume) {
            volumes.remove(volume.name());
        } else if (step instanceof Step.CreateContainer create) {
            String name = create.spec().name();
            containers.put(
                    name,
                    container(
                            name,
                            create.spec().image(),
                            create.spec().labels(),
                            "created",
                            create.spec().network().macAddress().or(() -> Optional.of(derived(name)))));
        } else if (step instanceof Step.StartContainer start) {
            containers.computeIfPresent(start.container(), (name, one) -> inState(one, "running"));
        } else if (step instanceof Step.StartService start) {
            containers.put(start.container(), container(start.container(), "server", start.labels(), "running"));
        } else if (step instanceof Step.ApplySecurityGroups apply) {
            String name = apply.job().name();
            containers.put(
                    name, container(name, apply.job().image(), apply.job().labels(), "exited"));
        } else if (step instanceof Step.StopContainer stop) {
            containers.replaceAll((name, one) -> one.id().equals(stop.container()) ? inState(one, "exited") : one);
        } else if (step instanceof Step.RemoveContainer remove) {
            containers.values().removeIf(one -> one.id().equals(remove.container()));
        }
    }

    /** The world of an environment has what bears its label. */
    private void create(VolumeSpec spec) {
        if (spec.labels().containsKey(Labels.ENVIRONMENT)) {
            volumes.put(spec.name(), new VolumeInfo(spec.name(), spec.labels()));
        }
    }

    /** A container of the task that depends on others. */
    static ContainerInfo task(String name, int order, String state, String dependsOn) {
        return container(
                name,
                "acme/" + name,
                Map.of(
                        Labels.ROLE,
                        Labels.ROLE_TASK,
                        Labels.ECS_CONTAINER_NAME,
                        name,
                        Labels.ORDER,
                        Integer.toString(order),
                        Labels.STOP_TIMEOUT,
                        Integer.toString(10 + order),
                        Labels.DEPENDS_ON,
                        dependsOn),
                state);
    }

    /** What an engine chooses itself, the same each time. */
    static String derived(String name) {
        String digits = Digests.hex(name, 4);
        return "02:42:ac:11:" + digits.substring(0, 2) + ":" + digits.substring(2);
    }

    private static ContainerInfo container(String name, String image, Map<String, String> labels, String state) {
        return container(name, image, labels, state, Optional.empty());
    }

    private static ContainerInfo container(
            String name, String image, Map<String, String> labels, String state, Optional<String> macAddress) {
        return new ContainerInfo(
                "id of " + name,
                name,
                image,
                labels,
                state,
                0,
                false,
                "",
                Optional.empty(),
                0,
                NOON,
                state.equals("created") ? Optional.empty() : Optional.of(NOON),
                state.equals("exited") ? Optional.of(NOON) : Optional.empty(),
                Optional.empty(),
                macAddress,
                List.of());
    }

    private static ContainerInfo inState(ContainerInfo one, String state) {
        return container(one.name(), one.image(), one.labels(), state, one.macAddress());
    }
}
