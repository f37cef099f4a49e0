/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.EnvironmentId;
import java.util.Map;

/** The labels on what ebemu makes: the only truth about what is ours and what it is for. */
public final class Labels {

    /** How the names of all our own labels begin; nobody else's do. */
    public static final String PREFIX = "io.ebemu.";
    /**
     * The environment's name; nothing without this label is ever removed. Built images lack it, because environments of
     * an application share them, and shared volumes have no label of ours, because they outlive all.
     */
    public static final String ENVIRONMENT = "io.ebemu.environment";
    /** What the resource is: one of the {@code ROLE_} values. */
    public static final String ROLE = "io.ebemu.role";
    /** A digest of what the resource was made from: equal digests need no change. */
    public static final String CONFIG_HASH = "io.ebemu.config-hash";
    /** The directory with the environment's logs and records. */
    public static final String STATE_DIRECTORY = "io.ebemu.state-directory";
    /** The machine that ebemu ran on, as {@link io.ebemu.internal.host.MachineName} tells it. */
    public static final String MACHINE = "io.ebemu.machine";
    /** On what belongs to an ephemeral environment: the process id and the start of the process that owns it. */
    public static final String OWNER = "io.ebemu.owner";
    /** The application's name. */
    public static final String APPLICATION = "io.ebemu.application";
    /** The application version's label. */
    public static final String VERSION_LABEL = "io.ebemu.version-label";
    /** {@code true} on essential containers. */
    public static final String ESSENTIAL = "io.ebemu.essential";
    /** The container's place in the task definition, from 0. */
    public static final String ORDER = "io.ebemu.order";
    /** On images that were built here: a digest of the build context. */
    public static final String CONTEXT_DIGEST = "io.ebemu.context-digest";
    /** Hard and soft limit in MiB, as the definition wrote them. */
    public static final String MEMORY = "io.ebemu.memory";

    public static final String MEMORY_RESERVATION = "io.ebemu.memory-reservation";
    /** Seconds between the stop signal and SIGKILL. */
    public static final String STOP_TIMEOUT = "io.ebemu.stop-timeout";
    /** Names of the containers, separated by commas, that must stop only after this one. */
    public static final String DEPENDS_ON = "io.ebemu.depends-on";
    /** The runs of ports that are published on as many consecutive host ports; {@link PortRangesLabel} writes them. */
    public static final String PORT_RANGES = "io.ebemu.port-ranges";
    /** {@code true} where the definition has a health check: ECS takes no notice of an image's own. */
    public static final String HEALTH_CHECK = "io.ebemu.health-check";
    /** On containers that are started again when they end: {@link RestartPolicyLabel} writes it. */
    public static final String RESTART_POLICY = "io.ebemu.restart-policy";
    /** On containers that log to CloudWatch in production: the log group. */
    public static final String AWSLOGS_GROUP = "io.ebemu.awslogs-group";
    /** Beside a log group: the log stream, empty where it is the container's id. */
    public static final String AWSLOGS_STREAM = "io.ebemu.awslogs-stream";
    /** Names of the variables, separated by commas, that the container has by its links and that the engine left out. */
    public static final String LINK_VARIABLES = "io.ebemu.link-variables";
    /** Names of log options, separated by commas, whose values are secrets. */
    public static final String SECRET_LOG_OPTIONS = "io.ebemu.secret-log-options";
    /** On containers that know the task metadata endpoint: the port at which they ask. */
    public static final String METADATA_PORT = "io.ebemu.metadata-port";
    /** {@code rds} or {@code elasticache}. */
    public static final String SERVICE_KIND = "io.ebemu.service-kind";
    /** The service's identifier. */
    public static final String SERVICE_ID = "io.ebemu.service-id";

    public static final String SERVICE_ENGINE = "io.ebemu.service-engine";
    public static final String SERVICE_ENGINE_VERSION = "io.ebemu.service-engine-version";
    public static final String SERVICE_CLASS = "io.ebemu.service-class";
    /** {@code address:port} by which containers reach the service. */
    public static final String SERVICE_ENDPOINT = "io.ebemu.service-endpoint";
    /** On a server that began as a replica: the Docker name of the network interface that had its primary's address. */
    public static final String REPLICA_OF = "io.ebemu.replica-of";
    /** On a network interface that hands connections on: the endpoint it is, {@code primary} or {@code reader}. */
    public static final String RELAY = "io.ebemu.relay";

    /** A container of the task. */
    public static final String ROLE_TASK = "task";
    /** The container that holds a service's address: its network interface. */
    public static final String ROLE_ENI = "eni";
    /** The server process of a database or cache. */
    public static final String ROLE_SERVICE = "service";
    /** A volume with a service's data. */
    public static final String ROLE_SERVICE_DATA = "service-data";
    /** A volume with a service's automated backups. */
    public static final String ROLE_SERVICE_BACKUPS = "service-backups";
    /** A snapshot: the volume that holds it, and the container that made it and whose end says whether it is whole. */
    public static final String ROLE_SNAPSHOT = "snapshot";
    /** The container that applied security groups to a network interface: its config hash says which rules hold. */
    public static final String ROLE_SECURITY_GROUPS = "security-groups";
    /** A container that does one thing for a service and ends. */
    public static final String ROLE_SERVICE_JOB = "service-job";
    /** A container of a moment that brings about a fault, or ends one. */
    public static final String ROLE_FAULT = "fault";
    /** A volume that lives and dies with the task. */
    public static final String ROLE_TASK_VOLUME = "task-volume";
    /** What brings containers to the task metadata endpoint: a network, and the container that hands requests on. */
    public static final String ROLE_METADATA = "metadata";
    /** An image built from an override. */
    public static final String ROLE_IMAGE = "image";

    /** The five labels of the ECS agent. */
    public static final String ECS_TASK_ARN = "com.amazonaws.ecs.task-arn";

    public static final String ECS_CONTAINER_NAME = "com.amazonaws.ecs.container-name";
    public static final String ECS_FAMILY = "com.amazonaws.ecs.task-definition-family";
    public static final String ECS_REVISION = "com.amazonaws.ecs.task-definition-version";
    public static final String ECS_CLUSTER = "com.amazonaws.ecs.cluster";

    private Labels() {}

    /** What all resources of an environment have. */
    public static Map<String, String> of(EnvironmentId environment) {
        return Map.of(ENVIRONMENT, environment.name());
    }

    /** What all resources of an environment and role have. */
    public static Map<String, String> of(EnvironmentId environment, String role) {
        return Map.of(ENVIRONMENT, environment.name(), ROLE, role);
    }
}
