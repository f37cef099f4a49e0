/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine inspects it, with what only somebody who asks for it in particular wants to know.
 *
 * @param container what is known of every container
 * @param imageId the digest of the image that it was created from, such as {@code sha256:3f57…}
 * @param cpuShares its relative weight, 0 for the engine's default
 * @param health what its health check found last; empty before its first run and without one
 * @param logDriver where its output goes, such as {@code json-file}
 * @param logOptions the options of that driver; values may be secrets
 * @param mounts what is mounted into it
 * @param addresses its IPv4 address by the name of each network it is on; none unless it runs
 * @param hostsFile where its {@code /etc/hosts} is on the engine's own machine; empty where the engine writes none
 */
public record ContainerDetails(
        ContainerInfo container,
        String imageId,
        int cpuShares,
        Optional<HealthResult> health,
        String logDriver,
        Map<String, String> logOptions,
        List<Mount> mounts,
        Map<String, String> addresses,
        Optional<String> hostsFile) {

    public ContainerDetails {
        logOptions = Collections.unmodifiableMap(new LinkedHashMap<>(logOptions));
        mounts = List.copyOf(mounts);
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }

    /** Log options may hold tokens of log services: only the container's name is shown. */
    @Override
    public String toString() {
        return "ContainerDetails[" + container.name() + "]";
    }

    /**
     * What a health check found last.
     *
     * @param exitCode the check's exit code
     * @param output what the check wrote
     * @param since the end of the first of the checks in a row that succeeded, or failed, like the last one
     */
    public record HealthResult(int exitCode, String output, Instant since) {}

    /**
     * A file or directory from outside.
     *
     * @param volume the volume's name; empty for a directory of the host
     * @param source where the host has it
     * @param destination where the container has it
     */
    public record Mount(String volume, String source, String destination) {}
}
