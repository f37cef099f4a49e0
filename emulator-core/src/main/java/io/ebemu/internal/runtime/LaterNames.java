/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets containers that run reach services by name that came after them. In production a name server answers; here a
 * container's {@code /etc/hosts} is written when it is created, and anew by the engine whenever it starts. So a job writes
 * what is missing into that file, which works without a shell in the container.
 */
final class LaterNames {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Its arguments are lines. It writes in place: a new file would not be seen in the container. */
    private static final String SCRIPT = """
            set -e
            tab=$(printf '\\t')
            for file in /hosts/*; do
                for line in "$@"; do
                    name=${line#*$tab}
                    others=$(grep -v "$tab$name\\$" "$file" || true)
                    printf '%s\\n%s\\n' "$others" "$line" >"$file"
                done
            done
            """;

    private final Engine engine;
    private final EventDispatcher events;

    LaterNames(Engine engine, EventDispatcher events) {
        this.engine = engine;
        this.events = events;
    }

    /** Tells all containers of the task that run. */
    void tellTask() {
        tell(engine.containers().list(Labels.of(events.environment(), Labels.ROLE_TASK)).stream()
                .filter(ContainerInfo::running)
                .toList());
    }

    /** Tells containers that run. Where that cannot be done, it is said. */
    void tell(List<ContainerInfo> containers) {
        Optional<Instant> first =
                containers.stream().map(ContainerInfo::createdAt).min(Instant::compareTo);
        List<ContainerInfo> later =
                first.stream().flatMap(this::interfacesSince).toList();
        if (later.isEmpty()) {
            return;
        }
        try {
            List<String> files = containers.stream()
                    .flatMap(one -> engine.containers().details(one.id()).stream())
                    .flatMap(details -> details.hostsFile().stream())
                    .toList();
            if (!files.isEmpty()) {
                run(job(later, files));
            }
        } catch (EngineException e) {
            events.announce(
                    Severity.WARN,
                    "Containers that run do not know the address of "
                            + later.stream().map(LaterNames::name).toList() + " yet (" + e.getMessage()
                            + "); they will after ebemu restart or the next deployment.");
        }
    }

    private Stream<ContainerInfo> interfacesSince(Instant time) {
        return engine.containers().list(Labels.of(events.environment(), Labels.ROLE_ENI)).stream()
                .filter(one -> one.createdAt().isAfter(time))
                .filter(one -> one.ipAddress().isPresent());
    }

    private static String name(ContainerInfo networkInterface) {
        String endpoint = networkInterface.label(Labels.SERVICE_ENDPOINT);
        return endpoint.substring(0, endpoint.lastIndexOf(':'));
    }

    private ContainerSpec job(List<ContainerInfo> later, List<String> files) {
        ContainerInfo example = later.get(0);
        Map<String, String> labels = new HashMap<>();
        for (String label : List.of(Labels.ENVIRONMENT, Labels.STATE_DIRECTORY, Labels.MACHINE, Labels.OWNER)) {
            Optional.of(example.label(label))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> labels.put(label, value));
        }
        labels.put(Labels.ROLE, Labels.ROLE_SERVICE_JOB);
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        later.forEach(one -> command.add(one.ipAddress().orElseThrow() + "\t" + name(one)));
        List<String> binds = new ArrayList<>();
        files.forEach(file -> binds.add(file + ":/hosts/" + binds.size()));
        return ContainerSpec.of("ebemu-" + events.environment() + "-names", example.image(), labels)
                .with(new ContainerSpec.Program(
                        command,
                        List.of(),
                        Map.of(),
                        Optional.of("0"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false))
                .with(ContainerSpec.Network.none())
                .with(new ContainerSpec.Storage(binds, List.of(), Map.of(), List.of(), false));
    }

    private void run(ContainerSpec job) {
        engine.containers().remove(job.name());
        String id = engine.containers().create(job);
        try {
            engine.containers().start(id);
            int exitCode = engine.containers().await(id, DEADLINE);
            if (exitCode != 0) {
                throw new EngineException(EngineException.Kind.FAILED, "their hosts files could not be written");
            }
        } finally {
            engine.containers().remove(id);
        }
    }
}
