/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.KeyTable;

/**
 * Which keys of a {@code Dockerrun.aws.json} are read, which ones only production honours, and what people write who
 * come from docker-compose or from the other Dockerrun versions. Emulating one key more begins by moving it here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html">ECS task
 *     definition parameters</a>
 */
final class DockerrunKeys {

    static final KeyTable TOP = versionOneAdvice(KeyTable.of(
                    DockerrunVersion.KEY, "containerDefinitions", "volumes", "authentication", "executionRoleArn")
            .advising("Authentication", "version 2 reads authentication, bucket and key in small letters; rename them")
            .advising("family", "Beanstalk names the task definition itself; remove it")
            .advising("networkMode", "Beanstalk always uses bridge; remove it")
            .advising("localContainerDefinitions", "only eb local run reads it; remove it")
            .advising("services", "docker-compose belongs to the Docker platform; use containerDefinitions"));

    static final KeyTable CONTAINER = composeAdvice(KeyTable.of(
                    "name",
                    "image",
                    "essential",
                    "memory",
                    "memoryReservation",
                    "cpu",
                    "portMappings",
                    "links",
                    "volumesFrom",
                    "mountPoints",
                    "dependsOn",
                    "environment",
                    "environmentFiles",
                    "secrets",
                    "repositoryCredentials",
                    "command",
                    "entryPoint",
                    "hostname",
                    "user",
                    "workingDirectory",
                    "interactive",
                    "pseudoTerminal",
                    "dnsServers",
                    "dnsSearchDomains",
                    "extraHosts",
                    "disableNetworking",
                    "privileged",
                    "readonlyRootFilesystem",
                    "dockerSecurityOptions",
                    "dockerLabels",
                    "linuxParameters",
                    "ulimits",
                    "systemControls",
                    "healthCheck",
                    "logConfiguration",
                    "startTimeout",
                    "stopTimeout")
            .notEmulating("firelensConfiguration", "resourceRequirements", "restartPolicy"));

    static final KeyTable PORT_MAPPING = KeyTable.of("containerPort", "hostPort", "protocol", "containerPortRange")
            .notEmulating("appProtocol", "name");

    static final KeyTable MOUNT_POINT = KeyTable.of("sourceVolume", "containerPath", "readOnly");

    static final KeyTable VOLUME_FROM = KeyTable.of("sourceContainer", "readOnly");

    static final KeyTable VARIABLE = KeyTable.of("name", "value");

    static final KeyTable VOLUME = KeyTable.of("name", "host", "dockerVolumeConfiguration")
            .notEmulating("efsVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration");

    static final KeyTable DOCKER_VOLUME = KeyTable.of("scope", "autoprovision", "driver", "driverOpts", "labels");

    static final KeyTable AUTHENTICATION = KeyTable.of("bucket", "key");

    static final KeyTable SECRET = KeyTable.of("name", "valueFrom");

    static final KeyTable ENVIRONMENT_FILE = KeyTable.of("value", "type");

    static final KeyTable REPOSITORY_CREDENTIALS = KeyTable.of("credentialsParameter");

    static final KeyTable DEPENDENCY = KeyTable.of("containerName", "condition");

    static final KeyTable EXTRA_HOST = KeyTable.of("hostname", "ipAddress");

    static final KeyTable HEALTH_CHECK = KeyTable.of("command", "interval", "timeout", "retries", "startPeriod");

    static final KeyTable LINUX_PARAMETERS = KeyTable.of(
            "capabilities", "devices", "initProcessEnabled", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness");

    static final KeyTable CAPABILITIES = KeyTable.of("add", "drop");

    static final KeyTable DEVICE = KeyTable.of("hostPath", "containerPath", "permissions");

    static final KeyTable TMPFS = KeyTable.of("containerPath", "size", "mountOptions");

    static final KeyTable LOG_CONFIGURATION = KeyTable.of("logDriver", "options", "secretOptions");

    static final KeyTable RESTART_POLICY = KeyTable.of("enabled", "ignoredExitCodes", "restartAttemptPeriod");

    static final KeyTable SYSTEM_CONTROL = KeyTable.of("namespace", "value");

    static final KeyTable ULIMIT = KeyTable.of("name", "softLimit", "hardLimit");

    static final KeyTable HOST = KeyTable.of("sourcePath");

    private DockerrunKeys() {}

    private static KeyTable versionOneAdvice(KeyTable table) {
        KeyTable advised = table;
        for (String key : DockerrunVersion.versionOneKeys()) {
            advised = advised.advising(key, "it belongs to version 1; describe the container in containerDefinitions");
        }
        return advised;
    }

    private static KeyTable composeAdvice(KeyTable table) {
        return table.advising("authentication", "it belongs to the top level of the file; move it there")
                .advising("Authentication", "write authentication, with bucket and key, at the top level of the file")
                .advising("containerPort", "it belongs into an entry of portMappings; move it there")
                .advising("hostPort", "it belongs into an entry of portMappings; move it there")
                .advising("build", "Beanstalk builds no images here; push one and name it in image")
                .advising("cap_add", "the ECS key is linuxParameters")
                .advising("cap_drop", "the ECS key is linuxParameters")
                .advising("container_name", "the ECS key is name")
                .advising("depends_on", "the ECS key is dependsOn")
                .advising("deploy", "the ECS keys are memory and cpu")
                .advising("dns", "the ECS key is dnsServers")
                .advising("entrypoint", "the ECS key is entryPoint")
                .advising("env_file", "the ECS key is environmentFiles")
                .advising("expose", "linked containers reach every port; remove it")
                .advising("extra_hosts", "the ECS key is extraHosts")
                .advising("healthcheck", "the ECS key is healthCheck")
                .advising("labels", "the ECS key is dockerLabels")
                .advising("logging", "the ECS key is logConfiguration")
                .advising("mem_limit", "the ECS key is memory, in MiB")
                .advising("mem_reservation", "the ECS key is memoryReservation, in MiB")
                .advising("network_mode", "Beanstalk always uses bridge; remove it")
                .advising("networks", "containers reach each other through links; remove it")
                .advising("ports", "the ECS key is portMappings")
                .advising("read_only", "the ECS key is readonlyRootFilesystem")
                .advising("restart", "the ECS key is restartPolicy; without it a task ends with an essential container")
                .advising("stop_grace_period", "the ECS key is stopTimeout, in seconds")
                .advising("volumes", "name the volumes at the top level and mount them with mountPoints")
                .advising("volumes_from", "the ECS key is volumesFrom")
                .advising("working_dir", "the ECS key is workingDirectory");
    }
}
