/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the engine made of a container's specification and its image together.
 *
 * @param environment variables, in the engine's order
 * @param exposedPorts such as {@code 80/tcp}: the image's, and those that are published
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect">
 *     ContainerInspect, Config</a>
 */
public record ContainerConfig(Map<String, String> environment, Set<String> exposedPorts) {

    public ContainerConfig {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        exposedPorts = Set.copyOf(exposedPorts);
    }

    /** Values of environment variables may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "ContainerConfig[" + environment.keySet() + ", " + exposedPorts + "]";
    }
}
