/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that {@code RegisterTaskDefinition} takes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">
 *     RegisterTaskDefinition</a>
 */
final class RegisterTaskDefinitionShape {

    /** The input of RegisterTaskDefinition, by path: what may stand in an object there. */
    private static final Map<String, Set<String>> SHAPE = Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "family",
                            "executionRoleArn",
                            "networkMode",
                            "requiresCompatibilities",
                            "containerDefinitions",
                            "volumes")),
            Map.entry("volumes", Set.of("name", "host", "dockerVolumeConfiguration")),
            Map.entry("volumes.host", Set.of("sourcePath")),
            Map.entry(
                    "volumes.dockerVolumeConfiguration",
                    Set.of("scope", "autoprovision", "driver", "driverOpts", "labels")),
            Map.entry(
                    "containerDefinitions",
                    Set.of(
                            "name",
                            "image",
                            "essential",
                            "memory",
                            "memoryReservation",
                            "cpu",
                            "entryPoint",
                            "command",
                            "environment",
                            "user",
                            "workingDirectory",
                            "hostname",
                            "interactive",
                            "pseudoTerminal",
                            "secrets",
                            "environmentFiles",
                            "repositoryCredentials",
                            "portMappings",
                            "links",
                            "mountPoints",
                            "volumesFrom",
                            "dependsOn",
                            "dnsServers",
                            "dnsSearchDomains",
                            "extraHosts",
                            "disableNetworking",
                            "privileged",
                            "readonlyRootFilesystem",
                            "dockerSecurityOptions",
                            "linuxParameters",
                            "ulimits",
                            "systemControls",
                            "dockerLabels",
                            "healthCheck",
                            "logConfiguration",
                            "restartPolicy",
                            "startTimeout",
                            "stopTimeout")),
            Map.entry("containerDefinitions.environment", Set.of("name", "value")),
            Map.entry("containerDefinitions.secrets", Set.of("name", "valueFrom")),
            Map.entry("containerDefinitions.environmentFiles", Set.of("value", "type")),
            Map.entry("containerDefinitions.repositoryCredentials", Set.of("credentialsParameter")),
            Map.entry(
                    "containerDefinitions.portMappings",
                    Set.of("containerPort", "hostPort", "protocol", "containerPortRange")),
            Map.entry("containerDefinitions.mountPoints", Set.of("sourceVolume", "containerPath", "readOnly")),
            Map.entry("containerDefinitions.volumesFrom", Set.of("sourceContainer", "readOnly")),
            Map.entry("containerDefinitions.dependsOn", Set.of("containerName", "condition")),
            Map.entry("containerDefinitions.extraHosts", Set.of("hostname", "ipAddress")),
            Map.entry(
                    "containerDefinitions.linuxParameters",
                    Set.of(
                            "capabilities",
                            "devices",
                            "initProcessEnabled",
                            "tmpfs",
                            "sharedMemorySize",
                            "maxSwap",
                            "swappiness")),
            Map.entry("containerDefinitions.linuxParameters.capabilities", Set.of("add", "drop")),
            Map.entry(
                    "containerDefinitions.linuxParameters.devices", Set.of("hostPath", "containerPath", "permissions")),
            Map.entry("containerDefinitions.linuxParameters.tmpfs", Set.of("containerPath", "size", "mountOptions")),
            Map.entry("containerDefinitions.ulimits", Set.of("name", "softLimit", "hardLimit")),
            Map.entry("containerDefinitions.systemControls", Set.of("namespace", "value")),
            Map.entry(
                    "containerDefinitions.healthCheck",
                    Set.of("command", "interval", "timeout", "retries", "startPeriod")),
            Map.entry("containerDefinitions.logConfiguration", Set.of("logDriver", "options", "secretOptions")),
            Map.entry("containerDefinitions.logConfiguration.secretOptions", Set.of("name", "valueFrom")),
            Map.entry(
                    "containerDefinitions.restartPolicy",
                    Set.of("enabled", "ignoredExitCodes", "restartAttemptPeriod")));

    /** Objects whose names are the user's. */
    private static final Set<String> FREE = Set.of(
            "containerDefinitions.dockerLabels",
            "containerDefinitions.logConfiguration.options",
            "volumes.dockerVolumeConfiguration.driverOpts",
            "volumes.dockerVolumeConfiguration.labels");

    private RegisterTaskDefinitionShape() {}

    /** A document that has none but those. */
    static void assertFits(JsonNode document, String file) {
        assertShape(document, "", file);
    }

    private static void assertShape(JsonNode node, String path, String file) {
        if (node.isArray()) {
            node.forEach(one -> assertShape(one, path, file));
        } else if (node.isObject() && !FREE.contains(path)) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            assertThat(SHAPE.getOrDefault(path, Set.of())).as(file + " " + path).containsAll(names);
            names.forEach(name -> assertShape(node.get(name), path.isEmpty() ? name : path + "." + name, file));
        }
    }
}
