/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in a container. An empty list or Optional means the image's own.
 *
 * @param entryPoint the entry point; given alone, Docker drops the image's command
 * @param command the command
 * @param environment variables in the order written; of a repeated name the last value
 * @param user user, user:group, uid or uid:gid
 * @param workingDirectory absolute path in the container
 * @param hostname the host name; a container that links to this one resolves it too
 * @param interactive whether stdin stays open
 * @param pseudoTerminal whether it has a terminal
 */
public record ContainerProcess(
        List<String> entryPoint,
        List<String> command,
        Map<String, String> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<String> hostname,
        boolean interactive,
        boolean pseudoTerminal) {

    public ContainerProcess {
        entryPoint = List.copyOf(entryPoint);
        command = List.copyOf(command);
        environment = Ordered.copyOf(environment);
    }

    /** The image's own process with no variable added. */
    public static ContainerProcess ofImage() {
        return new ContainerProcess(
                List.of(), List.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    /** Environment values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "ContainerProcess[entryPoint=" + entryPoint + ", command=" + command + ", environment="
                + environment.keySet() + "]";
    }
}
