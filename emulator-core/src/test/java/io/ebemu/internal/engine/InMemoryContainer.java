/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.Images.ImageInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One container of the {@link InMemoryEngine}; guarded by the engine's lock. */
final class InMemoryContainer {

    record Line(Instant at, boolean standardError, String text) {}

    final String id;
    final ContainerSpec spec;
    final Behaviour behaviour;
    final Instant createdAt;
    final List<Line> log = new ArrayList<>();
    String state = "created";
    int exitCode;
    boolean oomKilled;
    String error = "";
    Optional<String> health = Optional.empty();
    int failedHealthChecks;
    Optional<ContainerDetails.HealthResult> healthResult = Optional.empty();
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> finishedAt = Optional.empty();
    Optional<String> address = Optional.empty();
    List<PortBinding> published = List.of();

    InMemoryContainer(String id, ContainerSpec spec, Behaviour behaviour, Instant createdAt) {
        this.id = id;
        this.spec = spec;
        this.behaviour = behaviour;
        this.createdAt = createdAt;
    }

    void begin(List<PortBinding> ports, String ip, Instant now) {
        state = "running";
        exitCode = 0;
        error = "";
        oomKilled = false;
        published = ports;
        address = Optional.of(ip);
        startedAt = Optional.of(now);
        behaviour.prints().forEach(line -> log.add(new Line(now, false, line)));
    }

    void end(int code, Instant now) {
        state = "exited";
        exitCode = code;
        finishedAt = Optional.of(now);
        address = Optional.empty();
        published = List.of();
    }

    /** A container whose start failed stays {@code created}, with an exit code but without an end. */
    EngineException failed(EngineException.Kind kind, String text, int code) {
        exitCode = code;
        error = text;
        return new EngineException(kind, text);
    }

    boolean sharesProcesses(InMemoryContainer main) {
        return spec.kernel().processesOf().filter(main::named).isPresent();
    }

    boolean running() {
        return state.equals("running") || state.equals("paused");
    }

    boolean named(String idOrName) {
        return id.equals(idOrName) || spec.name().equals(idOrName);
    }

    ContainerInfo info() {
        return new ContainerInfo(
                id,
                spec.name(),
                spec.image(),
                spec.labels(),
                state,
                exitCode,
                oomKilled,
                error,
                health,
                failedHealthChecks,
                createdAt,
                startedAt,
                finishedAt,
                address,
                address.map(own -> spec.network().macAddress().orElseGet(() -> derived(own))),
                published);
    }

    ContainerDetails details() {
        Map<String, String> addresses = new LinkedHashMap<>();
        address.ifPresent(own -> addresses.put("bridge", own));
        return new ContainerDetails(
                info(),
                "sha256:" + spec.image(),
                spec.limits().cpuShares(),
                healthResult,
                spec.logging().map(Logging::driver).orElse("json-file"),
                spec.logging().map(Logging::options).orElse(Map.of()),
                spec.storage().binds().stream().map(InMemoryContainer::mount).toList(),
                addresses,
                Optional.of("/hosts/" + id));
    }

    ContainerConfig config(ImageInfo image) {
        Map<String, String> environment = new LinkedHashMap<>(image.environment());
        environment.putAll(spec.program().environment());
        Set<String> exposed = new HashSet<>(image.exposedPorts());
        spec.network()
                .ports()
                .forEach(port ->
                        exposed.add(port.containerPort() + "/" + port.protocol().word()));
        return new ContainerConfig(environment, exposed);
    }

    ContainerEvent event(String action, Map<String, String> more, Instant at) {
        Map<String, String> attributes = new HashMap<>(spec.labels());
        attributes.put("name", spec.name());
        attributes.put("image", spec.image());
        attributes.putAll(more);
        return new ContainerEvent(id, action, Map.copyOf(attributes), at);
    }

    /** As engines before 28 do. */
    private static String derived(String ipAddress) {
        return Stream.of(ipAddress.split("\\."))
                .map(part -> String.format("%02x", Integer.parseInt(part)))
                .collect(Collectors.joining(":", "02:42:", ""));
    }

    private static ContainerDetails.Mount mount(String bind) {
        String[] words = bind.split(":", -1);
        boolean named = !words[0].startsWith("/");
        return new ContainerDetails.Mount(named ? words[0] : "", named ? "/volumes/" + words[0] : words[0], words[1]);
    }
}
