/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container may do, and kernel features.
 *
 * @param privileged all capabilities
 * @param securityOptions labels and profiles as Docker writes them
 * @param capabilitiesToAdd capabilities beyond the default
 * @param capabilitiesToDrop capabilities of the default that it goes without
 * @param sysctls kernel parameters by name
 * @param init whether an init process is PID 1
 * @param processesOf the Docker name or id of the running container whose process ids it shares, and with whose main
 *     process all of its own end; empty for its own
 * @param hostControlGroups whether it sees all control groups, as the host does, and not only those below its own
 */
public record KernelSpec(
        boolean privileged,
        List<String> securityOptions,
        List<String> capabilitiesToAdd,
        List<String> capabilitiesToDrop,
        Map<String, String> sysctls,
        boolean init,
        Optional<String> processesOf,
        boolean hostControlGroups) {

    public KernelSpec {
        securityOptions = List.copyOf(securityOptions);
        capabilitiesToAdd = List.copyOf(capabilitiesToAdd);
        capabilitiesToDrop = List.copyOf(capabilitiesToDrop);
        sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
    }

    /** With process ids and control groups of its own. */
    public KernelSpec(
            boolean privileged,
            List<String> securityOptions,
            List<String> capabilitiesToAdd,
            List<String> capabilitiesToDrop,
            Map<String, String> sysctls,
            boolean init) {
        this(
                privileged,
                securityOptions,
                capabilitiesToAdd,
                capabilitiesToDrop,
                sysctls,
                init,
                Optional.empty(),
                false);
    }

    /** These with the process ids of another container and all control groups. */
    public KernelSpec besideProcessesOf(String container) {
        return new KernelSpec(
                privileged,
                securityOptions,
                capabilitiesToAdd,
                capabilitiesToDrop,
                sysctls,
                init,
                Optional.of(container),
                true);
    }

    /** The engine's defaults. */
    public static KernelSpec standard() {
        return new KernelSpec(false, List.of(), List.of(), List.of(), Map.of(), false);
    }
}
