/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Networks.NetworkInfo;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads from the engine what it has of all environments, theirs alone: what lacks our label is not even looked at. */
final class EngineSurvey {

    private static final Map<String, String> OURS = Map.of(Labels.ENVIRONMENT, "");

    private final Engine engine;

    EngineSurvey(Engine engine) {
        this.engine = engine;
    }

    /** The environments that have a container, a volume or a network, by name. */
    Map<String, World> read() {
        List<ContainerInfo> containers = engine.containers().list(OURS).stream()
                .filter(WorldReader::endsWithIt)
                .toList();
        List<VolumeInfo> volumes = engine.volumes().list(OURS);
        List<NetworkInfo> networks = engine.networks().list(OURS);
        Map<String, World> worlds = new TreeMap<>();
        Stream.of(
                        containers.stream().map(ContainerInfo::labels),
                        volumes.stream().map(VolumeInfo::labels),
                        networks.stream().map(NetworkInfo::labels))
                .flatMap(Function.identity())
                .flatMap(labels -> name(labels).stream())
                .forEach(name -> worlds.computeIfAbsent(name, any -> of(name, containers, volumes, networks)));
        return worlds;
    }

    private static World of(
            String name, List<ContainerInfo> containers, List<VolumeInfo> volumes, List<NetworkInfo> networks) {
        return new World(
                containers.stream()
                        .filter(one -> one.label(Labels.ENVIRONMENT).equals(name))
                        .toList(),
                volumes.stream()
                        .filter(one -> name.equals(one.labels().get(Labels.ENVIRONMENT)))
                        .toList(),
                networks.stream()
                        .filter(one -> name.equals(one.labels().get(Labels.ENVIRONMENT)))
                        .toList(),
                Map.of());
    }

    /** A label that is no environment's name is not from here. */
    private static Optional<String> name(Map<String, String> labels) {
        String name = labels.getOrDefault(Labels.ENVIRONMENT, "");
        try {
            return Optional.of(new EnvironmentId(name).name());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
