/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.error.EngineUnavailableException;

/**
 * Chooses the API version to pin: the newest that both the engine and ebemu know. Nothing is guessed and nothing falls
 * back later.
 */
final class ApiVersionNegotiator {

    /** Engine 19.03. */
    static final ApiVersion OLDEST = new ApiVersion(1, 40);
    /** Engine 28. From 1.52 on, inspect drops fields of the default bridge. */
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    private ApiVersionNegotiator() {}

    /**
     * The version to use with an engine.
     *
     * @throws EngineUnavailableException if the ranges do not meet
     */
    static ApiVersion negotiate(String endpoint, ApiVersion engineOldest, ApiVersion engineNewest) {
        ApiVersion chosen = engineNewest.compareTo(NEWEST) < 0 ? engineNewest : NEWEST;
        if (chosen.compareTo(OLDEST) < 0 || chosen.compareTo(engineOldest) < 0) {
            String cure = engineNewest.compareTo(OLDEST) < 0 ? "Upgrade Docker to 19.03 or later." : "Upgrade ebemu.";
            throw new EngineUnavailableException(
                    "The Docker engine at " + endpoint + " speaks API versions " + engineOldest + " to " + engineNewest
                            + ", ebemu speaks " + OLDEST + " to " + NEWEST + ". " + cure);
        }
        return chosen;
    }
}
