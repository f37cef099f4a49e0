/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Optional;

/**
 * What holds for an emulator as a whole.
 *
 * @param dockerHost where the engine listens, such as {@code unix:///var/run/docker.sock}; looked for if empty
 */
public record EmulatorOptions(Optional<String> dockerHost) {

    /** The engine that {@code DOCKER_HOST}, the current Docker context or the usual sockets give. */
    public static EmulatorOptions standard() {
        return new EmulatorOptions(Optional.empty());
    }
}
