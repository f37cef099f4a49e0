/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;

/**
 * What a container may do on its host.
 *
 * @param privileged whether it has all capabilities of the host
 * @param readonlyRootFilesystem whether its own file system refuses writes
 * @param dockerSecurityOptions labels and profiles as Docker writes them, such as {@code no-new-privileges}
 */
public record ContainerSecurity(
        boolean privileged, boolean readonlyRootFilesystem, List<String> dockerSecurityOptions) {

    public ContainerSecurity {
        dockerSecurityOptions = List.copyOf(dockerSecurityOptions);
    }

    /** What Docker allows a container that asks for nothing. */
    public static ContainerSecurity standard() {
        return new ContainerSecurity(false, false, List.of());
    }
}
