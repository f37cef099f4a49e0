/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.ContainerDetails.HealthResult;
import io.ebemu.internal.engine.ContainerDetails.Mount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the details in the answer to an inspect request. */
final class InspectedDetails {

    private InspectedDetails() {}

    static ContainerDetails of(JsonNode container) {
        JsonNode host = container.path("HostConfig");
        JsonNode log = host.path("LogConfig");
        return new ContainerDetails(
                InspectedContainer.of(container),
                container.path("Image").asText(),
                host.path("CpuShares").asInt(),
                health(container.path("State").path("Health").path("Log")),
                log.path("Type").asText(),
                InspectedContainer.strings(log.path("Config")),
                mounts(container.path("Mounts")),
                addresses(container.path("NetworkSettings").path("Networks")),
                InspectedContainer.text(container.path("HostsPath")));
    }

    /** The engine keeps the last five runs of a check. */
    private static Optional<HealthResult> health(JsonNode runs) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        JsonNode last = runs.get(runs.size() - 1);
        Instant since = end(last);
        for (int index = runs.size() - 1; index >= 0 && succeeded(runs.get(index)) == succeeded(last); index--) {
            since = end(runs.get(index));
        }
        return Optional.of(new HealthResult(
                last.path("ExitCode").asInt(), last.path("Output").asText(), since));
    }

    private static boolean succeeded(JsonNode run) {
        return run.path("ExitCode").asInt() == 0;
    }

    private static Instant end(JsonNode run) {
        return InspectedContainer.instant(run.path("End")).orElse(Instant.EPOCH);
    }

    private static List<Mount> mounts(JsonNode mounts) {
        return StreamSupport.stream(mounts.spliterator(), false)
                .map(mount -> new Mount(
                        mount.path("Name").asText(),
                        mount.path("Source").asText(),
                        mount.path("Destination").asText()))
                .toList();
    }

    private static Map<String, String> addresses(JsonNode networks) {
        Map<String, String> addresses = new LinkedHashMap<>();
        networks.properties()
                .forEach(network -> InspectedContainer.text(network.getValue().path("IPAddress"))
                        .ifPresent(address -> addresses.put(network.getKey(), address)));
        return addresses;
    }
}
