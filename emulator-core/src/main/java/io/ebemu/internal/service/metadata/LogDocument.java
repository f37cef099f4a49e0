/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.Task;
import java.util.List;

/** Where a container's output goes, as production would say it: CloudWatch's files here are CloudWatch there. */
final class LogDocument {

    private LogDocument() {}

    static void add(ObjectNode document, Task task, ContainerDetails details) {
        ContainerInfo container = details.container();
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (container.labels().containsKey(Labels.AWSLOGS_GROUP)) {
            String stream = container.label(Labels.AWSLOGS_STREAM);
            options.put("awslogs-group", container.label(Labels.AWSLOGS_GROUP))
                    .put("awslogs-region", Arn.of(task.taskArn()).region())
                    .put("awslogs-stream", stream.isEmpty() ? container.id() : stream);
            document.put("LogDriver", "awslogs");
        } else {
            List<String> secret =
                    List.of(container.label(Labels.SECRET_LOG_OPTIONS).split(",", -1));
            details.logOptions().forEach((name, value) -> {
                if (!secret.contains(name)) {
                    options.put(name, value);
                }
            });
            document.put("LogDriver", details.logDriver());
        }
        if (!options.isEmpty()) {
            document.set("LogOptions", options);
        }
    }
}
