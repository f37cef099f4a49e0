/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;

/** What an environment was seen to be like, with the keys of Beanstalk's and ECS's descriptions. */
final class StateJson {

    private StateJson() {}

    static String of(ObservedState state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("EnvironmentName", state.environment().name())
                .put("ApplicationName", state.applicationName())
                .put("VersionLabel", state.versionLabel())
                .put("Status", state.status())
                .put("Health", state.health().color())
                .put("HealthStatus", state.health().status());
        ArrayNode causes = json.putArray("Causes");
        state.health().causes().forEach(causes::add);
        state.task().ifPresent(task -> task(json.putObject("task"), task));
        ArrayNode services = json.putArray("services");
        state.services().forEach(service -> service(services.addObject(), service));
        return json.toPrettyString() + "\n";
    }

    private static void task(ObjectNode json, Task task) {
        json.put("taskArn", task.taskArn())
                .put("taskDefinitionArn", task.taskDefinitionArn())
                .put("lastStatus", task.lastStatus().name())
                .put("desiredStatus", task.desiredStatus().name());
        task.stopCode().map(StopCode::word).ifPresent(code -> json.put("stopCode", code));
        task.stoppedReason().ifPresent(reason -> json.put("stoppedReason", reason));
        task.createdAt().ifPresent(at -> json.put("createdAt", at.toString()));
        task.startedAt().ifPresent(at -> json.put("startedAt", at.toString()));
        task.stoppedAt().ifPresent(at -> json.put("stoppedAt", at.toString()));
        ArrayNode containers = json.putArray("containers");
        task.containers().forEach(container -> container(containers.addObject(), container));
    }

    private static void container(ObjectNode json, ContainerSnapshot container) {
        json.put("name", container.name())
                .put("image", container.image())
                .put("essential", container.essential())
                .put("lastStatus", container.lastStatus().name())
                .put("healthStatus", container.healthStatus().name());
        container.runtimeId().ifPresent(id -> json.put("runtimeId", id));
        container.exitCode().ifPresent(code -> json.put("exitCode", code));
        container.reason().ifPresent(reason -> json.put("reason", reason));
        container.restartCount().ifPresent(count -> json.put("restartCount", count));
        container.memory().ifPresent(limit -> json.put("memory", limit));
        ArrayNode bindings = json.putArray("networkBindings");
        container
                .networkBindings()
                .forEach(binding -> bindings.addObject()
                        .put("bindIP", binding.bindIP())
                        .put("containerPort", binding.containerPort())
                        .put("hostPort", binding.hostPort())
                        .put("protocol", binding.protocol().word()));
    }

    private static void service(ObjectNode json, ServiceSnapshot service) {
        json.put("kind", service.kind())
                .put("identifier", service.identifier())
                .put("status", service.status())
                .put("engine", service.engine())
                .put("engineVersion", service.engineVersion())
                .put("class", service.instanceClass())
                .put(
                        "endpoint",
                        service.endpoint().address() + ":" + service.endpoint().port());
        service.hostEndpoint().ifPresent(place -> json.put("hostEndpoint", place.address() + ":" + place.port()));
    }
}
