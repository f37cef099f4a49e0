/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Optional;

/** Networks of an engine. */
public interface Networks {

    /**
     * The address at which containers on the default bridge reach the engine's host, such as {@code 172.17.0.1}; empty if
     * the engine has no such bridge.
     */
    Optional<String> bridgeGateway();
}
