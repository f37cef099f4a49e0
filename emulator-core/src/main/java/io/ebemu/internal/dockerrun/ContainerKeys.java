/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.anything;
import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of a container definition. */
final class ContainerKeys {

    /** Docker, since 20.10. */
    private static final int LEAST_MEMORY = 6;

    private static final String MEASURED = "Docker, since version 20.10";
    private static final String AGENT_CONTAINER = "ECS agent, agent/api/container/container.go";
    private static final String AGENT_TASK = "ECS agent, agent/api/task/task.go";
    private static final String AGENT_ORDER = "ECS agent, agent/engine/dependencygraph/graph.go";

    static final KeyTable CONTAINER = KeyTable.of(
                    "A container of the task",
                    Key.of(
                                    "name",
                                    text().like("[A-Za-z0-9_-]{1,255}"),
                                    "By which other containers refer to it: letters, digits, hyphens and underscores, 255"
                                            + " at most. It is a part of the Docker container's name.")
                            .required()
                            .example("web"),
                    Key.of(
                                    "image",
                                    text().like("\\S{1,255}"),
                                    "The image, as repository:tag or repository@digest, 255 characters at most; no tag is"
                                            + " latest: Config.Image. ebemu.yml may replace it under images.")
                            .required()
                            .example("nginx:1.22"),
                    Key.of(
                                    "memory",
                                    number("MiB").from(LEAST_MEMORY),
                                    "Hard limit in MiB; a container past it is killed: HostConfig.Memory. Docker refuses"
                                            + " less than 6.")
                            .example("128")
                            .from(MEASURED),
                    Key.of(
                                    "memoryReservation",
                                    number("MiB").from(LEAST_MEMORY),
                                    "Soft limit in MiB, which placement counts: HostConfig.MemoryReservation. Docker"
                                            + " refuses less than 6, and more than memory.")
                            .example("64")
                            .from(MEASURED),
                    Key.of(
                                    "cpu",
                                    number("CPU units").from(0),
                                    "A weight among busy containers and no limit, in CPU units, 1024 to a vCPU:"
                                            + " HostConfig.CpuShares, 2 at least and 262144 at most.")
                            .byDefault("0")
                            .example("256")
                            .from(AGENT_TASK),
                    Key.of("essential", flag(), "Whether the task ends with this container. One at least must be.")
                            .emulated()
                            .byDefault("true"),
                    Key.of("portMappings", list(object(NetworkKeys.PORT_MAPPING)), "Ports published on the host.")
                            .example("[{\"containerPort\": 80, \"hostPort\": 80}]"),
                    Key.of(
                                    "links",
                                    list(text()),
                                    "Containers that this one reaches by name, as name or name:alias: HostConfig.Links."
                                            + " They start first.")
                            .example("[\"server\"]", "[\"server:api\"]")
                            .from(AGENT_ORDER),
                    Key.of(
                                    "dependsOn",
                                    list(object(LifecycleKeys.DEPENDENCY)),
                                    "What other containers must have reached before this one is created.")
                            .emulated()
                            .example("[{\"containerName\": \"database\", \"condition\": \"HEALTHY\"}]")
                            .from(AGENT_ORDER),
                    Key.of(
                                    "volumesFrom",
                                    list(object(StorageKeys.VOLUME_FROM)),
                                    "Containers whose mounts this one gets too. They are created first.")
                            .example("[{\"sourceContainer\": \"data\"}]")
                            .from(AGENT_ORDER),
                    Key.of("mountPoints", list(object(StorageKeys.MOUNT_POINT)), "Volumes mounted into it.")
                            .example("[{\"sourceVolume\": \"data\", \"containerPath\": \"/data\"}]"),
                    Key.of(
                                    "environment",
                                    list(object(ReferenceKeys.VARIABLE)),
                                    "Variables: Config.Env, on top of the environment properties.")
                            .example("[{\"name\": \"PORT\", \"value\": \"8080\"}]"),
                    Key.of(
                                    "secrets",
                                    list(object(ReferenceKeys.SECRET)),
                                    "Variables whose values are secrets: Config.Env. A name that environment has too is"
                                            + " refused.")
                            .emulated()
                            .example("[{\"name\": \"DB_PASSWORD\", \"valueFrom\": \"/app/db-password\"}]"),
                    Key.of(
                                    "environmentFiles",
                                    list(object(ReferenceKeys.ENVIRONMENT_FILE)).sized(0, 10),
                                    "Files of variables: Config.Env. They replace no variable that is set otherwise, and"
                                            + " the first of them to set one counts.")
                            .emulated()
                            .example("[{\"value\": \"arn:aws:s3:::my-bucket/web.env\", \"type\": \"s3\"}]"),
                    Key.of(
                                    "repositoryCredentials",
                                    object(ReferenceKeys.REPOSITORY_CREDENTIALS),
                                    "The credentials of the image's registry, for this container alone.")
                            .emulated()
                            .example("{\"credentialsParameter\":"
                                    + " \"arn:aws:secretsmanager:us-east-1:123456789012:secret:registry-AbCdEf\"}"),
                    Key.of("command", list(text()), "Config.Cmd. Without it, the image's.")
                            .example("[\"npm\", \"start\"]"),
                    Key.of(
                                    "entryPoint",
                                    list(text()),
                                    "Config.Entrypoint. Without it, the image's; with it, the image's command does not"
                                            + " count.")
                            .example("[\"/docker-entrypoint.sh\"]"),
                    Key.of("hostname", text(), "Config.Hostname. Without it, Docker's: the container's short id.")
                            .example("web"),
                    Key.of("user", text(), "Config.User. Without it, the image's.")
                            .example("1000:1000"),
                    Key.of("workingDirectory", text(), "An absolute path: Config.WorkingDir. Without it, the image's.")
                            .example("/app"),
                    Key.of("interactive", flag(), "Whether standard input stays open: Config.OpenStdin.")
                            .byDefault("false"),
                    Key.of("pseudoTerminal", flag(), "Whether it has a terminal: Config.Tty.")
                            .byDefault("false"),
                    Key.of("dnsServers", list(text()), "Addresses of name servers: HostConfig.Dns.")
                            .example("[\"10.0.0.2\"]"),
                    Key.of("dnsSearchDomains", list(text()), "Search domains: HostConfig.DnsSearch.")
                            .example("[\"example.internal\"]"),
                    Key.of("extraHosts", list(object(NetworkKeys.EXTRA_HOST)), "Lines of its /etc/hosts.")
                            .example("[{\"hostname\": \"legacy.example.com\", \"ipAddress\": \"10.0.0.7\"}]"),
                    Key.of("disableNetworking", flag(), "Whether it has no network at all: Config.NetworkDisabled.")
                            .byDefault("false"),
                    Key.of("privileged", flag(), "Whether it has the host's rights: HostConfig.Privileged.")
                            .byDefault("false"),
                    Key.of(
                                    "readonlyRootFilesystem",
                                    flag(),
                                    "Whether its own file system refuses writes: HostConfig.ReadonlyRootfs.")
                            .byDefault("false"),
                    Key.of(
                                    "dockerSecurityOptions",
                                    list(text()),
                                    "Labels and profiles as Docker writes them: HostConfig.SecurityOpt.")
                            .example("[\"no-new-privileges\"]"),
                    Key.of(
                                    "dockerLabels",
                                    map(text()),
                                    "Labels: Config.Labels. Those of ECS and of ebemu are put on top.")
                            .example("{\"team\": \"blue\"}")
                            .from(AGENT_TASK),
                    Key.of("linuxParameters", object(KernelKeys.LINUX_PARAMETERS), "Features of the Linux kernel.")
                            .example("{\"initProcessEnabled\": true, \"maxSwap\": 64}"),
                    Key.of(
                                    "ulimits",
                                    list(object(KernelKeys.ULIMIT)),
                                    "Limits of its processes. Without one, the engine's.")
                            .example("[{\"name\": \"nofile\", \"softLimit\": 4096, \"hardLimit\": 65536}]"),
                    Key.of("systemControls", list(object(KernelKeys.SYSTEM_CONTROL)), "Kernel parameters.")
                            .example("[{\"namespace\": \"net.core.somaxconn\", \"value\": \"1024\"}]"),
                    Key.of(
                                    "healthCheck",
                                    object(LifecycleKeys.HEALTH_CHECK),
                                    "How Docker finds out whether it is healthy: Config.Healthcheck. Without it the image's"
                                            + " own check runs, and ECS does not look at it.")
                            .example("{\"command\": [\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]}")
                            .from(AGENT_CONTAINER),
                    Key.of(
                                    "logConfiguration",
                                    object(LifecycleKeys.LOG_CONFIGURATION),
                                    "Where its output goes. Without it, the engine's default.")
                            .example(
                                    "{\"logDriver\": \"json-file\", \"options\": {\"max-size\": \"10m\"}}",
                                    "{\"logDriver\": \"awslogs\", \"options\":"
                                            + " {\"awslogs-group\": \"shop\", \"awslogs-region\": \"us-east-1\"}}"),
                    Key.of(
                                    "startTimeout",
                                    number("seconds").from(0),
                                    "How many seconds containers wait that depend on this one; then the task stops.")
                            .emulated()
                            .example("120")
                            .from(AGENT_ORDER),
                    Key.of(
                                    "stopTimeout",
                                    number("seconds").from(0),
                                    "Seconds between the request to stop and SIGKILL; 0 counts as absent.")
                            .byDefault("30")
                            .from("ECS agent, agent/engine/docker_task_engine.go"),
                    Key.of(
                                    "restartPolicy",
                                    object(LifecycleKeys.RESTART_POLICY),
                                    "When the agent starts the container again by itself. Here ebemu does while it"
                                            + " supervises. A host port that Docker chose changes with each start; the"
                                            + " agent keeps its own.")
                            .emulated()
                            .example("{\"enabled\": true}"),
                    Key.of("firelensConfiguration", anything(), "Makes it the log router of the others.")
                            .notEmulated()
                            .example("{\"type\": \"fluentbit\"}"),
                    Key.of("resourceRequirements", anything(), "GPUs and inference accelerators.")
                            .notEmulated()
                            .example("[{\"type\": \"GPU\", \"value\": \"1\"}]"),
                    Key.of("credentialSpecs", anything(), "Credentials of Active Directory.")
                            .notEmulated(),
                    Key.of("versionConsistency", anything(), "Whether ECS replaces the image's tag by its digest.")
                            .notEmulated())
            .needingOneOf("memory", "memoryReservation")
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html")
            .advising(ForeignKeys.OF_A_CONTAINER);

    private ContainerKeys() {}
}
