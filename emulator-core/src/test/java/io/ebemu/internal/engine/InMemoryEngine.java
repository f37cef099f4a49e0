/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.api.ContainerCommand;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Images.ImageInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * An engine without containers, for tests of what uses one. It keeps the rules that callers depend on and lets a test say
 * what the programs do. {@link EngineContract} holds it to what Docker does. Grace periods pass at once.
 */
public final class InMemoryEngine implements Engine {

    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryPrograms programs = new InMemoryPrograms();
    private final InMemoryContainers containers;
    private final InMemoryImages images = new InMemoryImages();
    private final InMemoryVolumes volumes;
    private final InMemoryNetworks networks = new InMemoryNetworks();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<ContainerCommand> commands = InMemoryEngine::repeat;
    private final InstantSource clock;
    private volatile boolean away;
    private volatile String endpoint = "memory:";

    public InMemoryEngine() {
        this(InstantSource.system());
    }

    public InMemoryEngine(InstantSource clock) {
        this.clock = clock;
        this.containers = new InMemoryContainers(clock, images, events, programs, calls::add);
        this.volumes = new InMemoryVolumes(containers::mount);
    }

    /** Gives the engine an image. */
    public InMemoryEngine withImage(String reference) {
        return withImage(reference, Map.of(), Set.of());
    }

    /** Gives the engine an image with environment variables and exposed ports such as {@code 80/tcp}. */
    public InMemoryEngine withImage(String reference, Map<String, String> environment, Set<String> exposedPorts) {
        images.local.put(reference, new ImageInfo("sha256:" + reference, environment, exposedPorts, Map.of()));
        return this;
    }

    /** Gives the registry an image: from now on it can be reached and pulled. */
    public InMemoryEngine withRegistryImage(String reference) {
        images.registry.put(reference, new ImageInfo("sha256:" + reference, Map.of(), Set.of(), Map.of()));
        return this;
    }

    /** Makes the registry refuse an image. */
    public InMemoryEngine failPull(String reference, Kind kind, String message) {
        images.failures.put(reference, new EngineException(kind, message));
        return this;
    }

    /** Says what programs do; without it every program runs until it is stopped. */
    public InMemoryEngine script(Function<ContainerSpec, Behaviour> script) {
        programs.behave(script);
        return this;
    }

    /** Says what commands run by {@code exec} give; without it they succeed in silence. */
    public InMemoryEngine scriptExec(Function<List<String>, Containers.ExecResult> script) {
        programs.answer(script);
        return this;
    }

    /** Says what commands do that somebody talks to; without it each repeats its words and all its input. */
    public InMemoryEngine scriptCommands(ToIntFunction<ContainerCommand> programs) {
        commands = programs;
        return this;
    }

    /** Says where the engine was reached, and its default bridge's gateway. */
    public InMemoryEngine at(String uri, String gateway) {
        endpoint = uri;
        networks.gateway(gateway);
        return this;
    }

    /** Says what a running container uses, as the engine would write it. */
    public InMemoryEngine scriptStats(Function<ContainerSpec, String> script) {
        programs.use(script);
        return this;
    }

    /** Lets a process of the host take a port. */
    public InMemoryEngine takePort(int hostPort) {
        containers.takePort(hostPort);
        return this;
    }

    /** Ends a running container. */
    public void exit(String idOrName, int exitCode) {
        containers.exit(idOrName, exitCode, false);
    }

    /** Ends a running container for want of memory, with 137. */
    public void runOutOfMemory(String idOrName) {
        containers.exit(idOrName, 137, true);
    }

    /** Lets a container write a line. */
    public void print(String idOrName, boolean standardError, String text) {
        containers.print(idOrName, standardError, text);
    }

    /** Sets the word of a container's health check and tells it. */
    public void health(String idOrName, String word) {
        containers.health(idOrName, word);
    }

    /** The same, with the result of the check. */
    public void health(String idOrName, String word, ContainerDetails.HealthResult result) {
        containers.health(idOrName, word, result);
    }

    /** Tells every follower of events that its stream broke and is open again. */
    public void reconnect() {
        events.reconnect();
    }

    /** How many follow events now. */
    public int followers() {
        return events.followers();
    }

    /** Lets every call fail from now on, as if the engine had been stopped. */
    public void goAway() {
        away = true;
    }

    /** Lets calls succeed again, and tells every follower of events that its stream is open again. */
    public void comeBack() {
        away = false;
        events.reconnect();
    }

    private <T> T reached(T port) {
        if (away) {
            throw new EngineException(Kind.UNREACHABLE, "The engine does not answer.");
        }
        return port;
    }

    /** What was done to containers, in order: {@code create web}, {@code start web}, {@code stop web 30}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    static boolean matches(Map<String, String> labels, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(entry -> entry.getValue().isEmpty()
                        ? labels.containsKey(entry.getKey())
                        : entry.getValue().equals(labels.get(entry.getKey())));
    }

    @Override
    public Containers containers() {
        return reached(containers);
    }

    @Override
    public Images images() {
        return reached(images);
    }

    @Override
    public Volumes volumes() {
        return reached(volumes);
    }

    @Override
    public Networks networks() {
        return reached(networks);
    }

    @Override
    public Commands commands() {
        return reached((container, command) -> {
            if (containers.inspect(container).filter(ContainerInfo::running).isEmpty()) {
                throw new EngineException(Kind.CONFLICT, "Container " + container + " is not running");
            }
            return commands.applyAsInt(command);
        });
    }

    /** Writes its words and all its input, and ends with how many words it had. */
    private static int repeat(ContainerCommand command) {
        try {
            command.out().write((String.join(" ", command.words()) + "\n").getBytes(StandardCharsets.UTF_8));
            command.in().transferTo(command.out());
            return command.words().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EngineEvents events() {
        return events;
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                "In memory", "1.0", "1.41", "1.24", "none", "x86_64", "2", 8192, 4, endpoint, "test", published());
    }

    private String published() {
        return endpoint.startsWith("ssh:") ? java.net.URI.create(endpoint).getHost() : "127.0.0.1";
    }

    @Override
    public EngineCondition condition() {
        return new EngineCondition(Optional.of(clock.instant()), "/nowhere");
    }

    @Override
    public List<String> searched() {
        return List.of("DOCKER_HOST: not set", "test " + endpoint + ": answers");
    }

    /** Where credentials for every registry come from. */
    public InMemoryEngine withCredentials(Images.CredentialSource source) {
        images.credentials = source;
        return this;
    }

    @Override
    public void close() {
        events.close();
    }
}
