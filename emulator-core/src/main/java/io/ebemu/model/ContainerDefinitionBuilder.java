/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a {@link ContainerDefinition}; what is not set is ECS's default. */
public final class ContainerDefinitionBuilder {

    private final String name;
    private final String image;
    private final ContainerResources resources;
    private boolean essential = true;
    private ContainerProcess process = ContainerProcess.ofImage();
    private ContainerReferences references = ContainerReferences.none();
    private List<PortMapping> portMappings = List.of();
    private List<ContainerPortRange> portRanges = List.of();
    private List<Link> links = List.of();
    private List<MountPoint> mountPoints = List.of();
    private List<VolumeFrom> volumesFrom = List.of();
    private List<ContainerDependency> dependsOn = List.of();
    private ContainerNetwork network = ContainerNetwork.standard();
    private ContainerSecurity security = ContainerSecurity.standard();
    private LinuxParameters linuxParameters = LinuxParameters.none();
    private List<Ulimit> ulimits = List.of();
    private Map<String, String> systemControls = Map.of();
    private Map<String, String> dockerLabels = Map.of();
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private Optional<LogConfiguration> logConfiguration = Optional.empty();
    private Optional<RestartPolicy> restartPolicy = Optional.empty();
    private Optional<Integer> startTimeout = Optional.empty();
    private Optional<Integer> stopTimeout = Optional.empty();

    ContainerDefinitionBuilder(String name, String image, ContainerResources resources) {
        this.name = name;
        this.image = image;
        this.resources = resources;
    }

    /** Sets {@link ContainerDefinition#essential}. */
    public ContainerDefinitionBuilder essential(boolean value) {
        essential = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#process}. */
    public ContainerDefinitionBuilder process(ContainerProcess value) {
        process = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#references}. */
    public ContainerDefinitionBuilder references(ContainerReferences value) {
        references = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#portMappings}. */
    public ContainerDefinitionBuilder portMappings(List<PortMapping> value) {
        portMappings = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#portRanges}. */
    public ContainerDefinitionBuilder portRanges(List<ContainerPortRange> value) {
        portRanges = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#links}. */
    public ContainerDefinitionBuilder links(List<Link> value) {
        links = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#mountPoints}. */
    public ContainerDefinitionBuilder mountPoints(List<MountPoint> value) {
        mountPoints = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#volumesFrom}. */
    public ContainerDefinitionBuilder volumesFrom(List<VolumeFrom> value) {
        volumesFrom = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#dependsOn}. */
    public ContainerDefinitionBuilder dependsOn(List<ContainerDependency> value) {
        dependsOn = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#network}. */
    public ContainerDefinitionBuilder network(ContainerNetwork value) {
        network = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#security}. */
    public ContainerDefinitionBuilder security(ContainerSecurity value) {
        security = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#linuxParameters}. */
    public ContainerDefinitionBuilder linuxParameters(LinuxParameters value) {
        linuxParameters = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#ulimits}. */
    public ContainerDefinitionBuilder ulimits(List<Ulimit> value) {
        ulimits = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#systemControls}. */
    public ContainerDefinitionBuilder systemControls(Map<String, String> value) {
        systemControls = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#dockerLabels}. */
    public ContainerDefinitionBuilder dockerLabels(Map<String, String> value) {
        dockerLabels = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#healthCheck}. */
    public ContainerDefinitionBuilder healthCheck(Optional<HealthCheck> value) {
        healthCheck = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#logConfiguration}. */
    public ContainerDefinitionBuilder logConfiguration(Optional<LogConfiguration> value) {
        logConfiguration = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#restartPolicy}. */
    public ContainerDefinitionBuilder restartPolicy(Optional<RestartPolicy> value) {
        restartPolicy = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#startTimeout}. */
    public ContainerDefinitionBuilder startTimeout(Optional<Integer> value) {
        startTimeout = value;
        return this;
    }

    /** Sets {@link ContainerDefinition#stopTimeout}. */
    public ContainerDefinitionBuilder stopTimeout(Optional<Integer> value) {
        stopTimeout = value;
        return this;
    }

    /** The container. */
    public ContainerDefinition build() {
        return new ContainerDefinition(
                name,
                image,
                essential,
                resources,
                process,
                references,
                portMappings,
                portRanges,
                links,
                mountPoints,
                volumesFrom,
                dependsOn,
                network,
                security,
                linuxParameters,
                ulimits,
                systemControls,
                dockerLabels,
                healthCheck,
                logConfiguration,
                restartPolicy,
                startTimeout,
                stopTimeout);
    }
}
