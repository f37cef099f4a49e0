/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.Link;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.VolumeFrom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes container definitions for tests: essential, 128 MiB, and nothing else unless it is said. */
final class Definition {

    private final String name;
    private String image;
    private boolean essential = true;
    private ContainerResources resources = ContainerResources.ofMemory(128);
    private ContainerProcess process = ContainerProcess.ofImage();
    private Optional<Integer> stopTimeout = Optional.empty();
    private UnaryOperator<ContainerDefinitionBuilder> others = builder -> builder;
    private boolean privileged;
    private boolean readonlyRootFilesystem;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<PortMapping> ports = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<MountPoint> mounts = new ArrayList<>();
    private final List<VolumeFrom> volumesFrom = new ArrayList<>();

    private Definition(String name) {
        this.name = name;
        this.image = "acme/" + name;
    }

    static Definition of(String name) {
        return new Definition(name);
    }

    Definition image(String reference) {
        image = reference;
        return this;
    }

    Definition nonEssential() {
        essential = false;
        return this;
    }

    Definition resources(Optional<Integer> memory, Optional<Integer> reservation, int cpu) {
        resources = new ContainerResources(memory, reservation, cpu);
        return this;
    }

    Definition cpu(int units) {
        return resources(Optional.of(128), Optional.empty(), units);
    }

    /** What runs; variables are added to its own. */
    Definition process(ContainerProcess all) {
        process = all;
        return this;
    }

    Definition environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Definition port(int hostPort, int containerPort) {
        return port(hostPort, containerPort, Protocol.TCP);
    }

    Definition port(int hostPort, int containerPort, Protocol protocol) {
        ports.add(new PortMapping(containerPort, hostPort, protocol));
        return this;
    }

    Definition link(String target) {
        return link(target, target);
    }

    Definition link(String target, String alias) {
        links.add(new Link(target, alias));
        return this;
    }

    Definition mount(String volume, String path) {
        mounts.add(new MountPoint(volume, path, false));
        return this;
    }

    Definition mountReadOnly(String volume, String path) {
        mounts.add(new MountPoint(volume, path, true));
        return this;
    }

    Definition volumesFrom(String source) {
        volumesFrom.add(new VolumeFrom(source, false));
        return this;
    }

    Definition volumesFromReadOnly(String source) {
        volumesFrom.add(new VolumeFrom(source, true));
        return this;
    }

    Definition stopTimeout(int seconds) {
        stopTimeout = Optional.of(seconds);
        return this;
    }

    Definition privileged() {
        privileged = true;
        return this;
    }

    Definition readonlyRootFilesystem() {
        readonlyRootFilesystem = true;
        return this;
    }

    /** Anything else a definition can say. */
    Definition with(UnaryOperator<ContainerDefinitionBuilder> more) {
        others = more;
        return this;
    }

    ContainerDefinition build() {
        Map<String, String> variables = new LinkedHashMap<>(process.environment());
        variables.putAll(environment);
        ContainerDefinitionBuilder builder = ContainerDefinition.builder(name, image, resources)
                .essential(essential)
                .process(new ContainerProcess(
                        process.entryPoint(),
                        process.command(),
                        variables,
                        process.user(),
                        process.workingDirectory(),
                        process.hostname(),
                        process.interactive(),
                        process.pseudoTerminal()))
                .portMappings(ports)
                .links(links)
                .mountPoints(mounts)
                .volumesFrom(volumesFrom)
                .security(new ContainerSecurity(privileged, readonlyRootFilesystem, List.of()))
                .stopTimeout(stopTimeout);
        return others.apply(builder).build();
    }
}
