/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container may do, and kernel features.
 *
 * @param privileged all capabilities
 * @param securityOptions labels and profiles as Docker writes them
 * @param capabilitiesToAdd capabilities beyond the default
 * @param capabilitiesToDrop capabilities of the default that it goes without
 * @param sysctls kernel parameters by name
 * @param init whether an init process is PID 1
 */
public record KernelSpec(
        boolean privileged,
        List<String> securityOptions,
        List<String> capabilitiesToAdd,
        List<String> capabilitiesToDrop,
        Map<String, String> sysctls,
        boolean init) {

    public KernelSpec {
        securityOptions = List.copyOf(securityOptions);
        capabilitiesToAdd = List.copyOf(capabilitiesToAdd);
        capabilitiesToDrop = List.copyOf(capabilitiesToDrop);
        sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
    }

    /** The engine's defaults. */
    public static KernelSpec standard() {
        return new KernelSpec(false, List.of(), List.of(), List.of(), Map.of(), false);
    }
}
