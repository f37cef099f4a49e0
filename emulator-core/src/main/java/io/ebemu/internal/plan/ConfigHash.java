/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.DBInstance;
import io.ebemu.model.LocalValues;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.ManagedService;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Digests of what resources are made from; equal digests mean that nothing need change. */
final class ConfigHash {

    private static final int DIGITS = 16;

    private final StringBuilder text = new StringBuilder();

    private ConfigHash() {}

    static String of(LaunchRequest request) {
        ApplicationVersion version = request.version();
        ConfigHash hash = new ConfigHash();
        for (ContainerDefinition container : version.taskDefinition().containers()) {
            hash.addContainer(container).add(ImagePlanner.localReference(request, container));
        }
        hash.addAll(version.taskDefinition().volumes())
                .addAll(version.properties())
                .addAll(version.imageOverrides())
                .addLocalValues(version.localValues())
                .addAll(request.contextDigests())
                .add(version.bundle())
                .add(request.options().hostPorts())
                .add(request.options().ephemeral());
        for (ManagedService service : version.services()) {
            // Coupling changes what containers are told, not the server.
            hash.add(of(service)).add(service instanceof DBInstance db && db.coupled());
        }
        return hash.digest();
    }

    static String of(ManagedService service) {
        ConfigHash hash = new ConfigHash()
                .add(service.kind())
                .add(service.identifier())
                .add(service.engine())
                .add(service.engineVersion())
                .add(service.port());
        if (service instanceof DBInstance db) {
            hash.add(db.dbName()).add(db.masterUsername()).add(db.masterUserPassword());
        }
        return hash.digest();
    }

    private ConfigHash addContainer(ContainerDefinition container) {
        ContainerProcess process = container.process();
        return add(container.name())
                .add(container.image())
                .add(container.essential())
                .add(container.resources())
                .addAll(process.entryPoint())
                .addAll(process.command())
                .addAll(process.environment())
                .add(process.user())
                .add(process.workingDirectory())
                .add(process.hostname())
                .add(process.interactive())
                .add(process.pseudoTerminal())
                .add(container.references())
                .addAll(container.portMappings())
                .addAll(container.portRanges())
                .addAll(container.links())
                .addAll(container.mountPoints())
                .addAll(container.volumesFrom())
                .addAll(container.dependsOn())
                .add(container.network())
                .add(container.security())
                .add(container.linuxParameters())
                .addAll(container.ulimits())
                .addAll(container.systemControls())
                .addAll(container.dockerLabels())
                .add(container.healthCheck())
                .addLogs(container.logConfiguration())
                .add(container.restartPolicy())
                .add(container.startTimeout())
                .add(container.stopTimeout());
    }

    private ConfigHash addLogs(Optional<LogConfiguration> logs) {
        logs.ifPresent(log -> add(log.logDriver()).addAll(log.options()).addAll(log.secretOptions()));
        return add(logs.isPresent());
    }

    private ConfigHash addLocalValues(LocalValues values) {
        addAll(values.secrets()).add(values.environmentFiles().size()).add(values.registryCredentials());
        values.environmentFiles().forEach((arn, variables) -> add(arn).addAll(variables));
        return this;
    }

    /** Every value with its length before it, or else ["a, b"] and ["a", "b"] would give equal texts. */
    private ConfigHash add(Object value) {
        String written = value.toString();
        text.append(written.length()).append(':').append(written);
        return this;
    }

    private ConfigHash addAll(Collection<?> values) {
        add(values.size());
        values.forEach(this::add);
        return this;
    }

    /** In the order of the names: the order in which variables are written changes nothing. */
    private ConfigHash addAll(Map<String, ?> values) {
        add(values.size());
        new TreeMap<>(values).forEach((name, value) -> add(name).add(value));
        return this;
    }

    private String digest() {
        return Digests.hex(text.toString(), DIGITS);
    }
}
