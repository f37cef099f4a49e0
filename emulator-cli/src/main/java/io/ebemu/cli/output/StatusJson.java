/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.EndpointAddress;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An environment as JSON, with the keys of Beanstalk's {@code DescribeEnvironments}, ECS's {@code DescribeTasks}, RDS's
 * {@code DescribeDBInstances} and ElastiCache's {@code DescribeCacheClusters}. {@code HostEndpoint} is ebemu's
 * own, and so is what tells who supervises the environment and where it is from.
 */
final class StatusJson {

    JsonObject write(ObservedState state, List<ReplicationGroupStatus> groups) {
        JsonObject json = write(state);
        return groups.isEmpty()
                ? json
                : json.with(
                        "ReplicationGroups",
                        groups.stream().map(StatusJson::group).toList());
    }

    JsonObject write(ObservedState state) {
        return new JsonObject()
                .with("Environment", environment(state))
                .with("task", state.task().map(StatusJson::task))
                .with("DBInstances", services(state, "rds", "DBInstance", "DBInstanceIdentifier", "DBInstanceClass"))
                .with(
                        "CacheClusters",
                        services(state, "elasticache", "CacheCluster", "CacheClusterId", "CacheNodeType"));
    }

    JsonObject write(List<ObservedState> states) {
        return new JsonObject()
                .with(
                        "Environments",
                        states.stream().map(StatusJson::environment).toList());
    }

    private static JsonObject environment(ObservedState state) {
        return new JsonObject()
                .with("EnvironmentName", state.environment())
                .with("ApplicationName", state.applicationName())
                .with("VersionLabel", state.versionLabel())
                .with("Status", state.status())
                .with("Health", state.health().color())
                .with("HealthStatus", state.health().status())
                .with("DateCreated", state.createdAt())
                .with("DateUpdated", state.updatedAt())
                .with("Supervised", state.supervisor().isPresent())
                .with("SupervisorPid", state.supervisor())
                .with("Presence", state.provenance().presence().name().toLowerCase(Locale.ROOT))
                .with("BundleDirectory", state.bundleDirectory());
    }

    JsonObject health(ObservedState state, Instant now) {
        return new JsonObject()
                .with("EnvironmentName", state.environment())
                .with("Status", state.status())
                .with("HealthStatus", state.health().status())
                .with("Color", state.health().color())
                .with("Causes", state.health().causes())
                .with("RefreshedAt", now)
                .with(
                        "containers",
                        state.task().map(Task::containers).orElse(List.of()).stream()
                                .map(StatusJson::containerHealth)
                                .toList());
    }

    private static JsonObject containerHealth(ContainerSnapshot container) {
        return new JsonObject()
                .with("name", container.name())
                .with("lastStatus", container.lastStatus())
                .with("healthStatus", container.healthStatus())
                .with("exitCode", container.exitCode())
                .with("reason", container.reason())
                .with("restartCount", container.restartCount());
    }

    private static JsonObject task(Task task) {
        return new JsonObject()
                .with("taskArn", task.taskArn())
                .with("taskDefinitionArn", task.taskDefinitionArn())
                .with("lastStatus", task.lastStatus())
                .with("desiredStatus", task.desiredStatus())
                .with("stopCode", task.stopCode().map(StopCode::word))
                .with("stoppedReason", task.stoppedReason())
                .with("healthStatus", task.healthStatus())
                .with("createdAt", task.createdAt())
                .with("startedAt", task.startedAt())
                .with("stoppedAt", task.stoppedAt())
                .with(
                        "containers",
                        task.containers().stream().map(StatusJson::container).toList());
    }

    private static JsonObject container(ContainerSnapshot container) {
        return new JsonObject()
                .with("name", container.name())
                .with("image", container.image())
                .with("runtimeId", container.runtimeId())
                .with("lastStatus", container.lastStatus())
                .with("exitCode", container.exitCode())
                .with("reason", container.reason())
                .with("healthStatus", container.healthStatus())
                .with("restartCount", container.restartCount())
                .with("memory", container.memory())
                .with("memoryReservation", container.memoryReservation())
                .with(
                        "networkBindings",
                        container.networkBindings().stream()
                                .map(StatusJson::binding)
                                .toList());
    }

    private static JsonObject binding(NetworkBinding binding) {
        JsonObject json = new JsonObject().with("bindIP", binding.bindIP());
        if (binding.isRange()) {
            json.with("containerPortRange", binding.containerPorts()).with("hostPortRange", binding.hostPorts());
        } else {
            json.with("containerPort", binding.containerPort()).with("hostPort", binding.hostPort());
        }
        return json.with("protocol", binding.protocol().word());
    }

    private static List<JsonObject> services(
            ObservedState state, String kind, String noun, String identifierKey, String classKey) {
        return state.services().stream()
                .filter(service -> service.kind().equals(kind))
                .map(service -> service(service, noun, identifierKey, classKey))
                .toList();
    }

    private static JsonObject service(ServiceSnapshot service, String noun, String identifierKey, String classKey) {
        return new JsonObject()
                .with(identifierKey, service.identifier())
                .with(noun + "Status", service.status())
                .with("Engine", service.engine())
                .with("EngineVersion", service.engineVersion())
                .with(classKey, service.instanceClass())
                .with("Endpoint", address(service.endpoint()))
                .with("HostEndpoint", service.hostEndpoint().map(StatusJson::address));
    }

    private static JsonObject group(ReplicationGroupStatus group) {
        return new JsonObject()
                .with("ReplicationGroupId", group.definition().identifier())
                .with("Status", group.status())
                .with("Engine", group.definition().engine())
                .with("CacheNodeType", group.definition().nodeType())
                .with(
                        "MemberClusters",
                        group.nodes().stream()
                                .map(node -> node.definition().identifier())
                                .toList())
                .with(
                        "NodeGroups",
                        List.of(new JsonObject()
                                .with("NodeGroupId", "0001")
                                .with("PrimaryEndpoint", address(group.primaryEndpoint()))
                                .with("ReaderEndpoint", address(group.readerEndpoint()))))
                .with("HostEndpoint", group.hostEndpoint().map(StatusJson::address));
    }

    private static JsonObject address(EndpointAddress endpoint) {
        return new JsonObject().with("Address", endpoint.address()).with("Port", endpoint.port());
    }
}
