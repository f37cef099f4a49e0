/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.error.Problem.Layer.AGENT;
import static io.ebemu.error.Problem.Layer.BEANSTALK;
import static io.ebemu.error.Problem.Layer.EBEMU;
import static io.ebemu.error.Problem.Layer.ECS;
import static io.ebemu.error.Problem.Layer.PLACEMENT;
import static io.ebemu.error.Problem.Severity.ERROR;
import static io.ebemu.error.Problem.Severity.WARNING;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * The rules of a task definition, each named by what is wrong where it is broken, with who in production applies it and
 * a sentence that says what it asks for. Errors are what Beanstalk, ECS, its agent or Docker refuses; the texts are
 * theirs where they have one, followed by the cure.
 */
enum ValidationRule {
    CONTAINERS_MISSING(ERROR, ECS, TaskRules::containersPresent, "A task has at least one container."),
    CONTAINERS_TOO_MANY(ERROR, ECS, TaskRules::atMostTenContainers, "A task has at most ten containers."),
    ESSENTIAL_MISSING(ERROR, ECS, TaskRules::oneEssential, "At least one container is essential."),
    NAME_MISSING(ERROR, ECS, ContainerRules::namePresent, "A container has a name."),
    NAME_INVALID(ERROR, ECS, ContainerRules::nameValid, "A name is up to 255 letters, digits, hyphens, underscores."),
    NAME_DUPLICATE(ERROR, ECS, TaskRules::namesUnique, "No two containers have the same name."),
    IMAGE_MISSING(ERROR, ECS, ContainerRules::imagePresent, "A container has an image."),
    IMAGE_TOO_LONG(ERROR, ECS, ContainerRules::imageLength, "An image reference has at most 255 characters."),
    IMAGE_REFERENCE(WARNING, AGENT, ImageRules::reference, "An image reference is one that Docker can pull."),
    MEMORY_MISSING(ERROR, ECS, MemoryRules::present, "A container has memory or memoryReservation."),
    MEMORY_INVALID(ERROR, ECS, MemoryRules::positive, "Memory is more than 0 MiB."),
    MEMORY_TOO_SMALL(ERROR, AGENT, MemoryRules::enoughForDocker, "Docker starts no container below 6 MiB."),
    MEMORY_BELOW_RESERVATION(ERROR, ECS, MemoryRules::aboveReservation, "The reservation is within memory."),
    CPU_INVALID(ERROR, ECS, ContainerRules::cpuValid, "CPU units are 0 or more."),
    START_TIMEOUT_INVALID(ERROR, ECS, TimeRules::startTimeoutValid, "A start timeout is 0 or more seconds."),
    STOP_TIMEOUT_INVALID(ERROR, ECS, TimeRules::stopTimeoutValid, "A stop timeout is 0 or more seconds."),
    STOP_TIMEOUT_ZERO(WARNING, AGENT, TimeRules::stopTimeoutSet, "A stop timeout of 0 means 30 seconds."),
    RESTART_POLICY_INVALID(ERROR, ECS, TimeRules::restartPolicyValid, "A restart policy is complete and in range."),
    RESTART_EXIT_CODE_UNKNOWN(WARNING, AGENT, TimeRules::exitCodesPossible, "An ignored exit code is 0 to 255."),
    WORKING_DIRECTORY_RELATIVE(
            ERROR, AGENT, ContainerRules::workingDirectoryAbsolute, "A working directory is an absolute path."),
    CONTAINER_PORT_INVALID(ERROR, ECS, PortRules::containerPortValid, "A container port is 1 to 65535."),
    HOST_PORT_INVALID(ERROR, ECS, PortRules::hostPortValid, "A host port is 0 to 65535."),
    HOST_PORT_RESERVED(
            ERROR, PLACEMENT, PortRules::hostPortNotReserved, "A host port is not one of the instance's own."),
    HOST_PORT_DUPLICATE(ERROR, ECS, PortRules::hostPortUnique, "A host port is mapped once in a task."),
    PROTOCOL_INVALID(ERROR, ECS, PortRules::protocolValid, "A protocol is tcp or udp."),
    PORT_RANGE_INVALID(ERROR, ECS, PortRangeRules::valid, "A range of ports is written as first-last."),
    PORT_RANGE_CONFLICT(ERROR, ECS, PortRangeRules::alone, "A range of ports has no containerPort or hostPort."),
    PORT_RANGES_TOO_MANY(ERROR, ECS, PortRangeRules::atMostAHundred, "A container has at most 100 ranges of ports."),
    PORT_RANGE_OVERLAP(ERROR, ECS, PortRangeRules::apart, "A range of ports overlaps no other mapping."),
    LINK_INVALID(ERROR, ECS, ReferenceRules::linkForm, "A link is name or name:alias."),
    LINK_UNKNOWN(ERROR, ECS, ReferenceRules::linkKnown, "A link names a container of the task."),
    VOLUMES_FROM_UNKNOWN(
            ERROR, ECS, ReferenceRules::volumesFromKnown, "An entry of volumesFrom names a container of the task."),
    DEPENDENCY_UNKNOWN(
            ERROR, ECS, DependencyRules::containerKnown, "An entry of dependsOn names a container of the task."),
    DEPENDENCY_CONDITION_INVALID(ERROR, ECS, DependencyRules::conditionKnown, "A dependency has a condition of ECS."),
    DEPENDENCY_ESSENTIAL(
            ERROR, ECS, DependencyRules::notEssential, "A container that is waited for to end is not essential."),
    DEPENDENCY_HEALTH_UNCHECKED(
            ERROR, ECS, DependencyRules::healthChecked, "A container that should be HEALTHY has a healthCheck."),
    DEPENDENCY_DUPLICATE(WARNING, ECS, DependencyRules::namedOnce, "A container is named once in dependsOn."),
    DEPENDENCY_CYCLE(ERROR, ECS, CycleRule::acyclic, "Containers do not wait for each other."),
    VARIABLE_NAME_INVALID(WARNING, AGENT, VariableRules::nameUsable, "A variable's name has no blanks and no =."),
    SECRET_INCOMPLETE(ERROR, ECS, SecretRules::complete, "A secret has name and valueFrom."),
    SECRET_NAME_DUPLICATE(ERROR, ECS, SecretRules::nameUnique, "A secret shares its name with no other variable."),
    EXECUTION_ROLE_MISSING(ERROR, ECS, SecretRules::roleGiven, "A task with secrets has an executionRoleArn."),
    ENVIRONMENT_FILES_TOO_MANY(
            ERROR, ECS, SecretRules::atMostTenFiles, "A container has at most ten environment files."),
    ENVIRONMENT_FILE_INVALID(
            ERROR, ECS, SecretRules::fileValid, "An environment file is an S3 object that ends in .env."),
    REPOSITORY_CREDENTIALS_INCOMPLETE(
            ERROR, ECS, SecretRules::credentialsComplete, "Registry credentials name their secret."),
    AUTHENTICATION_INCOMPLETE(
            WARNING, BEANSTALK, SecretRules::authenticationComplete, "Authentication names bucket and key."),
    HOSTNAME_TOO_LONG(ERROR, AGENT, NetworkRules::hostnameFits, "A host name has at most 64 characters."),
    HOSTNAME_INVALID(WARNING, AGENT, NetworkRules::hostnameValid, "A host name has letters, digits, hyphens and dots."),
    EXTRA_HOST_INCOMPLETE(ERROR, ECS, NetworkRules::hostComplete, "An extra host has hostname and ipAddress."),
    EXTRA_HOST_ADDRESS_INVALID(
            ERROR, AGENT, NetworkRules::hostAddressValid, "An extra host's address is an IP address."),
    DNS_SERVER_INVALID(WARNING, AGENT, NetworkRules::nameServerValid, "A name server is an IP address."),
    NETWORK_DISABLED(WARNING, AGENT, NetworkRules::networkUsed, "A container without network has no ports and links."),
    SECURITY_OPTION_UNKNOWN(WARNING, AGENT, SecurityRules::optionKnown, "A security option is one of Docker."),
    LABEL_OVERWRITTEN(WARNING, AGENT, SecurityRules::labelKept, "A label is not one of the agent's own."),
    LABEL_RESERVED(WARNING, EBEMU, SecurityRules::labelUnreserved, "A label is not one of ebemu's own."),
    CAPABILITY_UNKNOWN(ERROR, AGENT, LinuxRules::capabilityKnown, "A capability is one of Linux."),
    DEVICE_INVALID(ERROR, ECS, LinuxRules::deviceValid, "A device has a hostPath and known permissions."),
    SHARED_MEMORY_INVALID(ERROR, AGENT, LinuxRules::sharedMemoryValid, "A shared memory size is not below 0."),
    SHARED_MEMORY_ZERO(WARNING, AGENT, LinuxRules::sharedMemorySet, "A shared memory size of 0 means 64 MiB."),
    TMPFS_INCOMPLETE(ERROR, ECS, TmpfsRules::complete, "A tmpfs has a path and a size."),
    TMPFS_PATH_RELATIVE(ERROR, AGENT, TmpfsRules::pathAbsolute, "A tmpfs has an absolute path."),
    TMPFS_OPTION_UNKNOWN(ERROR, AGENT, TmpfsRules::optionKnown, "A mount option of a tmpfs is one of Linux."),
    SWAP_INVALID(ERROR, ECS, LinuxRules::swapValid, "Swap is 0 or more MiB, swappiness 0 to 100."),
    SWAP_IGNORED(WARNING, AGENT, LinuxRules::swapUsed, "Swappiness needs maxSwap, and maxSwap needs memory."),
    ULIMIT_INVALID(ERROR, ECS, LimitRules::ulimitValid, "A resource limit has a known name and two limits."),
    ULIMIT_SOFT_ABOVE_HARD(ERROR, AGENT, LimitRules::softWithinHard, "A soft limit is within the hard one."),
    ULIMIT_DUPLICATE(WARNING, AGENT, LimitRules::ulimitNamedOnce, "A resource limit is set once."),
    SYSTEM_CONTROL_INVALID(ERROR, ECS, LimitRules::systemControlValid, "A kernel parameter is one of IPC or network."),
    SYSTEM_CONTROL_DUPLICATE(WARNING, AGENT, LimitRules::systemControlNamedOnce, "A kernel parameter is set once."),
    HEALTH_COMMAND_MISSING(ERROR, ECS, HealthRules::commandPresent, "A health check has a command."),
    HEALTH_COMMAND_PREFIX(
            WARNING, AGENT, HealthRules::commandPrefixed, "A health command begins with CMD or CMD-SHELL."),
    HEALTH_RANGE(ERROR, ECS, HealthRules::timesInRange, "A health check's numbers are in range."),
    LOG_DRIVER_UNKNOWN(ERROR, ECS, LogRules::driverKnown, "A log driver is one that ECS knows."),
    LOG_OPTION_MISSING(ERROR, ECS, LogRules::optionsPresent, "The driver awslogs has a region and a group."),
    LOG_OPTION_DUPLICATE(WARNING, AGENT, LogRules::optionsSetOnce, "An option of a log driver is set once."),
    LOG_DRIVER_NOT_EMULATED(WARNING, EBEMU, LogRules::driverEmulated, "A log driver is emulated here."),
    VOLUME_NAME_INVALID(ERROR, ECS, VolumeRules::nameValid, "A volume has a name of up to 255 characters."),
    VOLUME_NAME_DUPLICATE(ERROR, ECS, VolumeRules::namesUnique, "No two volumes have the same name."),
    VOLUME_CONFLICT(ERROR, ECS, VolumeRules::oneKind, "A volume is either on the host or managed by Docker."),
    VOLUME_SCOPE_INVALID(ERROR, ECS, VolumeRules::scopeKnown, "A volume's scope is task or shared."),
    VOLUME_AUTOPROVISION(ERROR, AGENT, VolumeRules::sharedIfProvisioned, "Only a shared volume is autoprovisioned."),
    SOURCE_PATH_BLANK(ERROR, ECS, VolumeRules::sourcePathPresent, "A source path is not blank."),
    SOURCE_PATH_INVALID(ERROR, AGENT, VolumeRules::sourcePathValid, "A source path has no colon and no variable."),
    SOURCE_PATH_RELATIVE(WARNING, AGENT, VolumeRules::sourcePathAbsolute, "A source path is absolute."),
    VOLUME_UNKNOWN(ERROR, ECS, MountRules::sourceVolumeKnown, "A mount point names a volume of the task."),
    CONTAINER_PATH_INVALID(ERROR, AGENT, MountRules::containerPathValid, "A mount point has an absolute path."),
    CONTAINER_PATH_DUPLICATE(
            ERROR, AGENT, MountRules::containerPathUnique, "Two mount points of a container have two paths.");

    private final Severity severity;
    private final Layer layer;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // always a reference to a static method
    private final Check check;

    ValidationRule(Severity severity, Layer layer, Check check, String summary) {
        this.severity = severity;
        this.layer = layer;
        this.check = check;
        this.summary = summary;
    }

    void apply(TaskDraft task, Problems problems) {
        check.run(task, (place, message) -> problems.report(severity, layer, place, code(), message));
    }

    /** The code of its problems: its name as a word. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether production refuses what breaks it. */
    Severity severity() {
        return severity;
    }

    /** Who in production applies it. */
    Layer layer() {
        return layer;
    }

    /** What it asks for, as a sentence. */
    String summary() {
        return summary;
    }

    /** Looks at a draft and reports each place where the rule is broken. */
    private interface Check {
        void run(TaskDraft task, BiConsumer<Place, String> report);
    }
}
