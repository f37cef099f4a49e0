/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A container of the {@link InMemoryEngine} in the form in which Docker's {@code ContainerInspect} answers. */
final class InMemoryInspection {

    private InMemoryInspection() {}

    static String of(InMemoryContainer container) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("Id", container.id).put("Name", "/" + container.spec.name());
        json.putObject("State").put("Status", container.state).put("ExitCode", container.exitCode);
        ObjectNode config = json.putObject("Config").put("Image", container.spec.image());
        ArrayNode variables = config.putArray("Env");
        container.spec.program().environment().forEach((name, value) -> variables.add(name + "=" + value));
        ObjectNode labels = config.putObject("Labels");
        container.spec.labels().forEach(labels::put);
        container.spec.logging().ifPresent(logging -> {
            ObjectNode log = json.putObject("HostConfig").putObject("LogConfig").put("Type", logging.driver());
            ObjectNode options = log.putObject("Config");
            logging.options().forEach(options::put);
        });
        return json.toString();
    }
}
