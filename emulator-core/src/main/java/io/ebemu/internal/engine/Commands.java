/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.api.ContainerCommand;

/** Commands in running containers that somebody talks to. */
@FunctionalInterface
public interface Commands {

    /**
     * Runs a command until it ends, however long that takes, and returns its exit code. Its input is read on a thread of
     * its own, so a program may talk to it: answers come while the input is still open.
     *
     * @param container the id or name of a container that runs
     * @throws EngineException if there is none, it does not run, or the engine is lost
     */
    int run(String container, ContainerCommand command);
}
