/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;

/** What to write instead, for keys that people bring along from docker-compose or from other Dockerrun versions. */
final class ForeignKeys {

    /** By key, at the top level of the file. */
    static final Map<String, String> OF_THE_FILE = versionOneAnd(Map.of(
            "Authentication", "version 2 reads authentication, bucket and key in small letters; rename them",
            "services", "docker-compose belongs to the Docker platform; use containerDefinitions"));

    /** By key, in a container definition. */
    static final Map<String, String> OF_A_CONTAINER = Map.ofEntries(
            entry("authentication", "it belongs to the top level of the file; move it there"),
            entry("Authentication", "write authentication, with bucket and key, at the top level of the file"),
            entry("containerPort", "it belongs into an entry of portMappings; move it there"),
            entry("hostPort", "it belongs into an entry of portMappings; move it there"),
            entry("build", "Beanstalk builds no images here; push one and name it in image"),
            entry("cap_add", "the ECS key is linuxParameters"),
            entry("cap_drop", "the ECS key is linuxParameters"),
            entry("container_name", "the ECS key is name"),
            entry("depends_on", "the ECS key is dependsOn"),
            entry("deploy", "the ECS keys are memory and cpu"),
            entry("dns", "the ECS key is dnsServers"),
            entry("entrypoint", "the ECS key is entryPoint"),
            entry("env_file", "the ECS key is environmentFiles"),
            entry("expose", "linked containers reach every port; remove it"),
            entry("extra_hosts", "the ECS key is extraHosts"),
            entry("healthcheck", "the ECS key is healthCheck"),
            entry("labels", "the ECS key is dockerLabels"),
            entry("logging", "the ECS key is logConfiguration"),
            entry("mem_limit", "the ECS key is memory, in MiB"),
            entry("mem_reservation", "the ECS key is memoryReservation, in MiB"),
            entry("network_mode", "Beanstalk always uses bridge; remove it"),
            entry("networks", "containers reach each other through links; remove it"),
            entry("ports", "the ECS key is portMappings"),
            entry("read_only", "the ECS key is readonlyRootFilesystem"),
            entry("restart", "the ECS key is restartPolicy; without it a task ends with an essential container"),
            entry("stop_grace_period", "the ECS key is stopTimeout, in seconds"),
            entry("volumes", "name the volumes at the top level and mount them with mountPoints"),
            entry("volumes_from", "the ECS key is volumesFrom"),
            entry("working_dir", "the ECS key is workingDirectory"));

    private ForeignKeys() {}

    private static Map<String, String> versionOneAnd(Map<String, String> others) {
        Map<String, String> advice = new HashMap<>(others);
        for (String key : DockerrunVersion.versionOneKeys()) {
            advice.put(key, "it belongs to version 1; describe the container in containerDefinitions");
        }
        return advice;
    }
}
