/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.Commands;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineCondition;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineInfo;
import io.ebemu.internal.engine.Images;
import io.ebemu.internal.engine.Networks;
import io.ebemu.internal.engine.Volumes;
import io.ebemu.internal.host.Host;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A Docker-compatible engine, reached over docker-java's transport at the API version that {@link ApiVersionNegotiator}
 * chose. Safe for use by many threads.
 */
public final class DockerEngine implements Engine {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final URI USUAL_SOCKET = URI.create("unix:///var/run/docker.sock");
    private static final int MEBIBYTE = 1 << 20;

    private final EngineConnection connection;
    private final Optional<String> publishedAddress;
    private final Containers containers;
    private final Commands commands;
    private final Images images;
    private final Volumes volumes;
    private final Networks networks;
    private final EngineEvents events;
    private Optional<EngineInfo> info = Optional.empty();

    private DockerEngine(EngineConnection connection, Optional<String> publishedAddress, Host host, ObjectMapper json) {
        EngineHttp http = connection.http();
        Deadlines deadlines = connection.deadlines();
        RegistryAuth auth = RegistryAuth.of(host, json, deadlines);
        this.connection = connection;
        this.publishedAddress = publishedAddress;
        this.containers = new DockerContainers(http, deadlines, connection.apiVersion());
        this.commands = new DockerCommands(connection);
        this.images = new DockerImages(http, json, deadlines, auth, host::nanoTime);
        this.volumes = new DockerVolumes(http, deadlines);
        this.networks = new DockerNetworks(http, deadlines);
        this.events = new DockerEvents(http, json, deadlines);
    }

    /** As {@link #connect(Optional, Optional, Host)}, with published ports where the endpoint says. */
    public static DockerEngine connect(Optional<String> endpoint, Host host) {
        return connect(endpoint, Optional.empty(), host);
    }

    /**
     * Finds an engine and connects to it.
     *
     * @param endpoint where it listens, such as {@code unix:///var/run/docker.sock}; else it is looked for
     * @param publishedAddress the address at which this process reaches ports that the engine publishes, if it is not
     *     the one that the endpoint suggests
     * @throws io.ebemu.error.EngineUnavailableException if no engine answers, or only one that is too old; the message
     *     lists every place that was tried
     */
    public static DockerEngine connect(Optional<String> endpoint, Optional<String> publishedAddress, Host host) {
        ObjectMapper json = new ObjectMapper();
        EngineConnection connection =
                EngineConnection.open(new EndpointResolver(host, json).resolve(endpoint), json, host);
        return new DockerEngine(connection, publishedAddress, host, json);
    }

    /** Where engines were looked for before this one was found, this one last. */
    public List<Attempt> attempts() {
        return connection.attempts();
    }

    /**
     * Where any other Docker client of this process finds this engine, for as long as it is connected to: a socket file, a
     * pipe, or a plain port. Empty if it finds the engine without being told.
     */
    public Optional<URI> addressForOthers() {
        EngineEndpoint endpoint = connection.endpoint();
        boolean usual =
                endpoint.source().equals("DOCKER_HOST") || endpoint.uri().equals(USUAL_SOCKET);
        return usual && connection.route().bridge().isEmpty()
                ? Optional.empty()
                : Optional.of(connection.route().http());
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Commands commands() {
        return commands;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public EngineEvents events() {
        return events;
    }

    @Override
    public synchronized EngineInfo info() {
        if (info.isEmpty()) {
            info = Optional.of(describe(connection
                    .deadlines()
                    .call("describe itself", CALL, () -> connection.http().get("/info"))));
        }
        return info.get();
    }

    @Override
    public EngineCondition condition() {
        JsonNode system = connection
                .deadlines()
                .call("tell its condition", CALL, () -> connection.http().get("/info"));
        return new EngineCondition(
                clock(system.path("SystemTime").asText()),
                system.path("DockerRootDir").asText());
    }

    private static Optional<Instant> clock(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> searched() {
        return attempts().stream().map(Attempt::toString).toList();
    }

    private EngineInfo describe(JsonNode system) {
        JsonNode version = connection.version();
        return new EngineInfo(
                product(version),
                version.path("Version").asText(),
                connection.apiVersion().toString(),
                version.path("MinAPIVersion").asText(),
                system.path("OperatingSystem").asText(),
                system.path("Architecture").asText(),
                system.path("CgroupVersion").asText("1"),
                system.path("MemTotal").asLong() / MEBIBYTE,
                system.path("NCPU").asInt(),
                connection.endpoint().uri().toString(),
                connection.endpoint().source(),
                publishedAddress.orElseGet(connection.route()::publishedAddress));
    }

    private static String product(JsonNode version) {
        String component = version.path("Components").path(0).path("Name").asText();
        return component.contains("Podman") ? "Podman" : "Docker Engine";
    }

    @Override
    public void close() {
        connection.close();
    }
}
