/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.PortMapping;
import io.ebemu.model.RestartPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container definition in the words of the ECS API; what is not set is left out.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">
 *     ContainerDefinition</a>
 */
final class ContainerDefinitionJson {

    private final ContainerDefinition container;
    private final JsonObject json = new JsonObject();

    ContainerDefinitionJson(ContainerDefinition container) {
        this.container = container;
    }

    JsonObject object() {
        json.with("name", container.name())
                .with("image", container.image())
                .with("essential", container.essential())
                .with("memory", container.resources().memory())
                .with("memoryReservation", container.resources().memoryReservation())
                .with("cpu", container.resources().cpu());
        process();
        references();
        relations();
        network();
        limits();
        container.healthCheck().ifPresent(check -> json.with("healthCheck", health(check)));
        container.logConfiguration().ifPresent(log -> json.with("logConfiguration", log(log)));
        container.restartPolicy().ifPresent(policy -> json.with("restartPolicy", restart(policy)));
        return json.with("startTimeout", container.startTimeout()).with("stopTimeout", container.stopTimeout());
    }

    private void process() {
        some("entryPoint", container.process().entryPoint());
        some("command", container.process().command());
        some("environment", pairs(container.process().environment(), "name", "value"));
        json.with("user", container.process().user())
                .with("workingDirectory", container.process().workingDirectory())
                .with("hostname", container.process().hostname());
        flag("interactive", container.process().interactive());
        flag("pseudoTerminal", container.process().pseudoTerminal());
    }

    private void references() {
        some("secrets", pairs(container.references().secrets(), "name", "valueFrom"));
        some(
                "environmentFiles",
                container.references().environmentFiles().stream()
                        .map(arn -> new JsonObject().with("value", arn).with("type", "s3"))
                        .toList());
        String credentials = container.references().repositoryCredentials();
        if (!credentials.isEmpty()) {
            json.with("repositoryCredentials", new JsonObject().with("credentialsParameter", credentials));
        }
    }

    private void relations() {
        some(
                "portMappings",
                Stream.concat(
                                container.portMappings().stream().map(ContainerDefinitionJson::port),
                                container.portRanges().stream().map(ContainerDefinitionJson::range))
                        .toList());
        some("links", container.links().stream().map(Object::toString).toList());
        some(
                "mountPoints",
                container.mountPoints().stream()
                        .map(mount -> new JsonObject()
                                .with("sourceVolume", mount.sourceVolume())
                                .with("containerPath", mount.containerPath())
                                .with("readOnly", mount.readOnly()))
                        .toList());
        some(
                "volumesFrom",
                container.volumesFrom().stream()
                        .map(from -> new JsonObject()
                                .with("sourceContainer", from.sourceContainer())
                                .with("readOnly", from.readOnly()))
                        .toList());
        some(
                "dependsOn",
                container.dependsOn().stream()
                        .map(dependency -> new JsonObject()
                                .with("containerName", dependency.containerName())
                                .with("condition", dependency.condition()))
                        .toList());
    }

    private static JsonObject port(PortMapping port) {
        return new JsonObject()
                .with("containerPort", port.containerPort())
                .with("hostPort", port.hostPort())
                .with("protocol", port.protocol().word());
    }

    private static JsonObject range(ContainerPortRange range) {
        return new JsonObject()
                .with("containerPortRange", range.containerPorts())
                .with("protocol", range.protocol().word());
    }

    private void network() {
        some("dnsServers", container.network().dnsServers());
        some("dnsSearchDomains", container.network().dnsSearchDomains());
        some(
                "extraHosts",
                container.network().extraHosts().stream()
                        .map(host -> new JsonObject()
                                .with("hostname", host.hostname())
                                .with("ipAddress", host.ipAddress()))
                        .toList());
        flag("disableNetworking", container.network().disabled());
        flag("privileged", container.security().privileged());
        flag("readonlyRootFilesystem", container.security().readonlyRootFilesystem());
        some("dockerSecurityOptions", container.security().dockerSecurityOptions());
    }

    private void limits() {
        if (!container.linuxParameters().equals(LinuxParameters.none())) {
            json.with("linuxParameters", new LinuxParametersJson(container.linuxParameters()).object());
        }
        some(
                "ulimits",
                container.ulimits().stream()
                        .map(limit -> new JsonObject()
                                .with("name", limit.name())
                                .with("softLimit", limit.softLimit())
                                .with("hardLimit", limit.hardLimit()))
                        .toList());
        some("systemControls", pairs(container.systemControls(), "namespace", "value"));
        if (!container.dockerLabels().isEmpty()) {
            json.with("dockerLabels", JsonObject.of(container.dockerLabels()));
        }
    }

    private static JsonObject health(HealthCheck check) {
        return new JsonObject()
                .with("command", check.command())
                .with("interval", check.interval())
                .with("timeout", check.timeout())
                .with("retries", check.retries())
                .with("startPeriod", check.startPeriod());
    }

    private static JsonObject log(LogConfiguration log) {
        JsonObject json =
                new JsonObject().with("logDriver", log.logDriver()).with("options", JsonObject.of(log.options()));
        return log.secretOptions().isEmpty()
                ? json
                : json.with("secretOptions", pairs(log.secretOptions(), "name", "valueFrom"));
    }

    private static JsonObject restart(RestartPolicy policy) {
        return new JsonObject()
                .with("enabled", policy.enabled())
                .with("ignoredExitCodes", List.copyOf(policy.ignoredExitCodes()))
                .with("restartAttemptPeriod", policy.restartAttemptPeriod());
    }

    private static List<JsonObject> pairs(Map<String, String> values, String key, String value) {
        return values.entrySet().stream()
                .map(one -> new JsonObject().with(key, one.getKey()).with(value, one.getValue()))
                .toList();
    }

    private void some(String name, Collection<?> values) {
        json.with(name, values.isEmpty() ? Optional.empty() : Optional.of(values));
    }

    private void flag(String name, boolean set) {
        json.with(name, set ? Optional.of(true) : Optional.empty());
    }
}
