/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

/**
 * How containers know the machine that the engine's user works at, where the engine runs in a virtual machine of its own
 * (Docker Desktop; engine 20.10 and later).
 *
 * @see <a href="https://docs.docker.com/desktop/features/networking/#use-cases-and-workarounds">Docker Desktop
 *     networking</a>
 */
public final class EngineHost {

    /** The name. */
    public static final String NAME = "host.docker.internal";

    /** What the engine takes for its host's address in a line for {@code /etc/hosts}. */
    public static final String ADDRESS = "host-gateway";

    private EngineHost() {}
}
