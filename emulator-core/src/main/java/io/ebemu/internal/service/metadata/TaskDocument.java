/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.util.List;

/**
 * A task as the endpoint describes it. A task here has no limits of its own, no tags and no service, and the times of its
 * pulls are not kept: those are left out, as the agent leaves out what it does not know ({@code
 * agent/handlers/v2/response.go}, {@code ecs-agent/tmds/handlers/v4/state/response.go}).
 */
final class TaskDocument {

    /** No network of AWS has this id. */
    private static final String VPC = "vpc-00000000000000000";

    ObjectNode of(EndpointVersion version, Task task, List<ContainerDetails> containers) {
        Arn arn = Arn.of(task.taskArn());
        String definition =
                task.taskDefinitionArn().substring(task.taskDefinitionArn().lastIndexOf('/') + 1);
        int colon = definition.lastIndexOf(':');
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Cluster", arn.cluster())
                .put("TaskARN", task.taskArn())
                .put("Family", definition.substring(0, colon))
                .put("Revision", definition.substring(colon + 1))
                .put("DesiredStatus", task.desiredStatus().name())
                .put("KnownStatus", knownStatus(task));
        task.stoppedAt().ifPresent(time -> document.put("ExecutionStoppedAt", time.toString()));
        document.put("AvailabilityZone", arn.region() + "a");
        if (version == EndpointVersion.V4) {
            document.put("LaunchType", "EC2").put("VPCID", VPC).put("FaultInjectionEnabled", false);
        }
        ArrayNode all = document.putArray("Containers");
        containers.forEach(container -> all.add(ContainerDocument.of(version, task, container)));
        return document;
    }

    /** As far as the least advanced of its containers; a container that has ended holds it back no more. */
    private static String knownStatus(Task task) {
        if (task.lastStatus() == TaskStatus.STOPPED) {
            return "STOPPED";
        }
        List<ContainerStatus> statuses =
                task.containers().stream().map(ContainerSnapshot::lastStatus).toList();
        if (statuses.contains(ContainerStatus.PENDING)) {
            return "NONE";
        }
        return statuses.contains(ContainerStatus.CREATED) ? "CREATED" : "RUNNING";
    }
}
