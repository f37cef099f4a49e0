/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.LimitsSpec;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The body of a create request. What the specification leaves open is left out, so that the image's or the engine's
 * default holds.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate">
 *     ContainerCreate</a>
 */
final class CreateRequest {

    /** From here on a hardware address belongs to a network that the container is on, no longer to the container. */
    private static final ApiVersion ADDRESS_OF_NETWORK = new ApiVersion(1, 44);

    private static final String BRIDGE = "bridge";

    private final ApiVersion version;

    /** @param version the engine's language */
    CreateRequest(ApiVersion version) {
        this.version = version;
    }

    ObjectNode of(ContainerSpec spec) {
        ContainerSpec.Program program = spec.program();
        ObjectNode body = object();
        body.put("Image", spec.image());
        strings(body, "Entrypoint", program.entrypoint());
        strings(body, "Cmd", program.command());
        strings(body, "Env", pairs(program.environment()));
        program.user().ifPresent(user -> body.put("User", user));
        program.workingDirectory().ifPresent(directory -> body.put("WorkingDir", directory));
        program.hostname().ifPresent(hostname -> body.put("Hostname", hostname));
        body.put("OpenStdin", program.interactive());
        body.put("Tty", program.terminal());
        body.put("NetworkDisabled", spec.network().disabled());
        map(body, "Labels", spec.labels());
        ObjectNode exposed = body.putObject("ExposedPorts");
        spec.network().ports().forEach(port -> exposed.putObject(key(port)));
        spec.healthCheck().ifPresent(check -> body.set("Healthcheck", healthCheck(check)));
        body.set("HostConfig", hostConfig(spec));
        spec.network().macAddress().ifPresent(address -> hardwareAddress(body, address));
        return body;
    }

    private void hardwareAddress(ObjectNode body, String address) {
        if (version.compareTo(ADDRESS_OF_NETWORK) < 0) {
            body.put("MacAddress", address);
        } else {
            body.putObject("NetworkingConfig")
                    .putObject("EndpointsConfig")
                    .putObject(BRIDGE)
                    .put("MacAddress", address);
        }
    }

    private static ObjectNode healthCheck(HealthCheck check) {
        ObjectNode health = object();
        strings(health, "Test", check.command());
        nanoseconds(health, "Interval", check.interval());
        nanoseconds(health, "Timeout", check.timeout());
        nanoseconds(health, "StartPeriod", check.startPeriod());
        check.retries().ifPresent(retries -> health.put("Retries", retries));
        return health;
    }

    private static ObjectNode hostConfig(ContainerSpec spec) {
        ObjectNode host = object();
        host.put(
                "NetworkMode",
                spec.network().namespaceOf().map(other -> "container:" + other).orElse(BRIDGE));
        host.putObject("RestartPolicy").put("Name", "no");
        limits(host, spec.limits());
        network(host, spec.network());
        storage(host, spec.storage());
        kernel(host, spec.kernel());
        spec.logging()
                .ifPresent(log -> map(host.putObject("LogConfig").put("Type", log.driver()), "Config", log.options()));
        return host;
    }

    private static void limits(ObjectNode host, LimitsSpec limits) {
        positive(host, "Memory", limits.memory());
        positive(host, "MemoryReservation", limits.memoryReservation());
        positive(host, "MemorySwap", limits.memorySwap());
        limits.swappiness().ifPresent(swappiness -> host.put("MemorySwappiness", swappiness));
        positive(host, "CpuShares", limits.cpuShares());
        positive(host, "ShmSize", limits.sharedMemory());
        ArrayNode ulimits = host.putArray("Ulimits");
        limits.ulimits()
                .forEach(limit -> ulimits.addObject()
                        .put("Name", limit.name())
                        .put("Soft", limit.softLimit())
                        .put("Hard", limit.hardLimit()));
    }

    private static void network(ObjectNode host, ContainerSpec.Network network) {
        strings(host, "Links", network.links());
        strings(
                host,
                "ExtraHosts",
                network.extraHosts().stream()
                        .map(entry -> entry.hostname() + ":" + entry.ipAddress())
                        .toList());
        strings(host, "Dns", network.dns());
        strings(host, "DnsSearch", network.dnsSearch());
        ObjectNode bindings = host.putObject("PortBindings");
        network.ports()
                .forEach(port -> bindings.withArrayProperty(key(port))
                        .addObject()
                        .put("HostIp", port.hostIp())
                        .put("HostPort", port.hostPort() == 0 ? "" : String.valueOf(port.hostPort())));
    }

    private static void storage(ObjectNode host, ContainerSpec.Storage storage) {
        strings(host, "Binds", storage.binds());
        strings(host, "VolumesFrom", storage.volumesFrom());
        map(host, "Tmpfs", storage.tmpfs());
        ArrayNode devices = host.putArray("Devices");
        storage.devices()
                .forEach(device -> devices.addObject()
                        .put("PathOnHost", device.hostPath())
                        .put("PathInContainer", device.containerPath())
                        .put("CgroupPermissions", permissions(device)));
        host.put("ReadonlyRootfs", storage.readonlyRoot());
    }

    private static void kernel(ObjectNode host, KernelSpec kernel) {
        host.put("Privileged", kernel.privileged());
        strings(host, "SecurityOpt", kernel.securityOptions());
        strings(host, "CapAdd", kernel.capabilitiesToAdd());
        strings(host, "CapDrop", kernel.capabilitiesToDrop());
        map(host, "Sysctls", kernel.sysctls());
        if (kernel.init()) {
            host.put("Init", true);
        }
        kernel.processesOf().ifPresent(other -> host.put("PidMode", "container:" + other));
        if (kernel.hostControlGroups()) {
            host.put("CgroupnsMode", "host");
        }
    }

    /** The engine's letters {@code r}, {@code w} and {@code m}. */
    private static String permissions(Device device) {
        return device.permissions().stream().map(CreateRequest::letter).collect(Collectors.joining());
    }

    private static String letter(Permission permission) {
        return switch (permission) {
            case READ -> "r";
            case WRITE -> "w";
            case MKNOD -> "m";
        };
    }

    private static String key(PortBinding port) {
        return port.containerPort() + "/" + port.protocol().word();
    }

    private static List<String> pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void strings(ObjectNode parent, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = parent.putArray(name);
            values.forEach(array::add);
        }
    }

    private static void map(ObjectNode parent, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = parent.putObject(name);
            values.forEach(object::put);
        }
    }

    private static void positive(ObjectNode parent, String name, long value) {
        if (value > 0) {
            parent.put(name, value);
        }
    }

    /** The engine takes 0, like nothing, for the image's or its own default. */
    private static void nanoseconds(ObjectNode parent, String name, Optional<Integer> seconds) {
        seconds.ifPresent(value -> parent.put(name, Duration.ofSeconds(value).toNanos()));
    }
}
