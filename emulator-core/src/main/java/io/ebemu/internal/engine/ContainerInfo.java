/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine inspects it.
 *
 * @param id the full id
 * @param name the Docker name without the leading slash
 * @param image the image reference it was created from
 * @param labels its labels
 * @param state the engine's word: {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code
 *     removing}, {@code exited} or {@code dead}
 * @param exitCode the exit code, meaningful once it finished
 * @param oomKilled whether a process in it was killed for want of memory
 * @param error the engine's error text, empty if none
 * @param health the engine's word, such as "unhealthy" or "starting"; empty without a health check
 * @param failedHealthChecks how often in a row its health check has failed; 0 without a check
 * @param createdAt when it was created
 * @param startedAt when it was last started; empty if never
 * @param finishedAt when it last ended; empty if never
 * @param ipAddress its address on the default bridge; empty unless running there
 * @param macAddress its hardware address there, such as {@code 02:42:ac:11:00:02}; empty unless running there
 * @param ports the ports published now
 */
public record ContainerInfo(
        String id,
        String name,
        String image,
        Map<String, String> labels,
        String state,
        int exitCode,
        boolean oomKilled,
        String error,
        Optional<String> health,
        int failedHealthChecks,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> ipAddress,
        Optional<String> macAddress,
        List<PortBinding> ports) {

    public ContainerInfo {
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
    }

    /** Whether its main process runs, be it paused. */
    public boolean running() {
        return state.equals("running") || state.equals("paused") || state.equals("restarting");
    }

    /** The same while somebody ends it in order to start it again, in the engine's word for that. */
    public ContainerInfo restarting() {
        return new ContainerInfo(
                id,
                name,
                image,
                labels,
                "restarting",
                exitCode,
                oomKilled,
                error,
                health,
                failedHealthChecks,
                createdAt,
                startedAt,
                finishedAt,
                ipAddress,
                macAddress,
                ports);
    }

    /** Whether its main process ran and ended. */
    public boolean finished() {
        return !running() && finishedAt.isPresent();
    }

    /** A label's value, or the empty string. */
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
