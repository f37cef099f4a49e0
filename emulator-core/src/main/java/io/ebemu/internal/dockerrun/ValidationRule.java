/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.function.BiConsumer;

/**
 * The rules of a task definition, each with the code of its problems. Errors are what Beanstalk, ECS, its agent or
 * Docker refuses; the texts are theirs where they have one, followed by the cure.
 */
enum ValidationRule {
    CONTAINERS_PRESENT("containers-missing", Severity.ERROR, TaskRules::containersPresent),
    CONTAINERS_AT_MOST_TEN("containers-too-many", Severity.ERROR, TaskRules::atMostTenContainers),
    ESSENTIAL_PRESENT("essential-missing", Severity.ERROR, TaskRules::oneEssential),
    NAME_PRESENT("name-missing", Severity.ERROR, ContainerRules::namePresent),
    NAME_VALID("name-invalid", Severity.ERROR, ContainerRules::nameValid),
    NAME_UNIQUE("name-duplicate", Severity.ERROR, TaskRules::namesUnique),
    IMAGE_PRESENT("image-missing", Severity.ERROR, ContainerRules::imagePresent),
    IMAGE_LENGTH("image-too-long", Severity.ERROR, ContainerRules::imageLength),
    IMAGE_REFERENCE("image-reference", Severity.WARNING, ImageRules::reference),
    MEMORY_PRESENT("memory-missing", Severity.ERROR, MemoryRules::present),
    MEMORY_VALID("memory-invalid", Severity.ERROR, MemoryRules::positive),
    MEMORY_ENOUGH("memory-too-small", Severity.ERROR, MemoryRules::enoughForDocker),
    MEMORY_ABOVE_RESERVATION("memory-below-reservation", Severity.ERROR, MemoryRules::aboveReservation),
    CPU_VALID("cpu-invalid", Severity.ERROR, ContainerRules::cpuValid),
    STOP_TIMEOUT_VALID("stop-timeout-invalid", Severity.ERROR, ContainerRules::stopTimeoutValid),
    STOP_TIMEOUT_SET("stop-timeout-zero", Severity.WARNING, ContainerRules::stopTimeoutSet),
    WORKING_DIRECTORY_ABSOLUTE("working-directory-relative", Severity.ERROR, ContainerRules::workingDirectoryAbsolute),
    CONTAINER_PORT_VALID("container-port-invalid", Severity.ERROR, PortRules::containerPortValid),
    HOST_PORT_VALID("host-port-invalid", Severity.ERROR, PortRules::hostPortValid),
    HOST_PORT_FREE("host-port-reserved", Severity.ERROR, PortRules::hostPortNotReserved),
    HOST_PORT_UNIQUE("host-port-duplicate", Severity.ERROR, PortRules::hostPortUnique),
    PROTOCOL_VALID("protocol-invalid", Severity.ERROR, PortRules::protocolValid),
    LINK_FORM("link-invalid", Severity.ERROR, ReferenceRules::linkForm),
    LINK_KNOWN("link-unknown", Severity.ERROR, ReferenceRules::linkKnown),
    VOLUMES_FROM_KNOWN("volumes-from-unknown", Severity.ERROR, ReferenceRules::volumesFromKnown),
    DEPENDENCIES_ACYCLIC("dependency-cycle", Severity.ERROR, CycleRule::acyclic),
    VOLUME_NAME_VALID("volume-name-invalid", Severity.ERROR, VolumeRules::nameValid),
    VOLUME_NAME_UNIQUE("volume-name-duplicate", Severity.ERROR, VolumeRules::namesUnique),
    SOURCE_PATH_PRESENT("source-path-blank", Severity.ERROR, VolumeRules::sourcePathPresent),
    SOURCE_PATH_VALID("source-path-invalid", Severity.ERROR, VolumeRules::sourcePathValid),
    SOURCE_PATH_ABSOLUTE("source-path-relative", Severity.WARNING, VolumeRules::sourcePathAbsolute),
    SOURCE_VOLUME_KNOWN("volume-unknown", Severity.ERROR, MountRules::sourceVolumeKnown),
    CONTAINER_PATH_VALID("container-path-invalid", Severity.ERROR, MountRules::containerPathValid),
    CONTAINER_PATH_UNIQUE("container-path-duplicate", Severity.ERROR, MountRules::containerPathUnique);

    private final String code;
    private final Severity severity;

    @SuppressWarnings("ImmutableEnumChecker") // always a reference to a static method
    private final Check check;

    ValidationRule(String code, Severity severity, Check check) {
        this.code = code;
        this.severity = severity;
        this.check = check;
    }

    void apply(TaskDraft task, Problems problems) {
        check.run(
                task,
                severity == Severity.ERROR
                        ? (place, message) -> problems.error(place, code, message)
                        : (place, message) -> problems.warning(place, code, message));
    }

    /** The code of its problems. */
    String code() {
        return code;
    }

    /** Looks at a draft and reports each place where the rule is broken. */
    private interface Check {
        void run(TaskDraft task, BiConsumer<Place, String> report);
    }
}
