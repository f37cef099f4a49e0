/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.PortBinding;
import java.util.List;
import java.util.Map;

/**
 * The body of a create request. What the specification leaves open is left out, so that the image's or the engine's
 * default holds.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate">
 *     ContainerCreate</a>
 */
final class CreateRequest {

    private CreateRequest() {}

    static ObjectNode of(ContainerSpec spec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Image", spec.image());
        strings(body, "Entrypoint", spec.entrypoint());
        strings(body, "Cmd", spec.command());
        strings(body, "Env", pairs(spec.environment(), "="));
        spec.user().ifPresent(user -> body.put("User", user));
        spec.workingDirectory().ifPresent(directory -> body.put("WorkingDir", directory));
        spec.hostname().ifPresent(hostname -> body.put("Hostname", hostname));
        map(body.putObject("Labels"), spec.labels());
        ObjectNode exposed = body.putObject("ExposedPorts");
        spec.ports().forEach(port -> exposed.putObject(key(port)));
        body.set("HostConfig", hostConfig(spec));
        return body;
    }

    private static ObjectNode hostConfig(ContainerSpec spec) {
        ObjectNode host = JsonNodeFactory.instance.objectNode();
        host.put("NetworkMode", "bridge");
        host.putObject("RestartPolicy").put("Name", "no");
        positive(host, "Memory", spec.memory());
        positive(host, "MemoryReservation", spec.memoryReservation());
        positive(host, "CpuShares", spec.cpuShares());
        strings(host, "Binds", spec.binds());
        strings(host, "VolumesFrom", spec.volumesFrom());
        strings(host, "Links", spec.links());
        strings(host, "ExtraHosts", pairs(spec.extraHosts(), ":"));
        ObjectNode bindings = host.putObject("PortBindings");
        spec.ports()
                .forEach(port -> bindings.withArrayProperty(key(port))
                        .addObject()
                        .put("HostIp", port.hostIp())
                        .put("HostPort", port.hostPort() == 0 ? "" : String.valueOf(port.hostPort())));
        host.put("Privileged", spec.privileged());
        host.put("ReadonlyRootfs", spec.readonlyRootFilesystem());
        return host;
    }

    private static String key(PortBinding port) {
        return port.containerPort() + "/" + port.protocol().word();
    }

    private static List<String> pairs(Map<String, String> map, String separator) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + separator + entry.getValue())
                .toList();
    }

    private static void strings(ObjectNode parent, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = parent.putArray(name);
            values.forEach(array::add);
        }
    }

    private static void map(ObjectNode parent, Map<String, String> values) {
        values.forEach(parent::put);
    }

    private static void positive(ObjectNode parent, String name, long value) {
        if (value > 0) {
            parent.put(name, value);
        }
    }
}
