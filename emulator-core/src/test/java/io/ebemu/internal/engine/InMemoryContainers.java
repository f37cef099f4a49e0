/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.model.HealthCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The containers of the {@link InMemoryEngine}. */
final class InMemoryContainers implements Containers {

    private static final int KILLED = 137;
    private static final Set<String> SIGNALS = Set.of("TERM", "KILL", "INT", "HUP", "QUIT", "USR1", "USR2");

    private final InstantSource clock;
    private final InMemoryImages images;
    private final InMemoryEvents events;
    private final Consumer<String> calls;
    private final Map<String, InMemoryContainer> byId = new LinkedHashMap<>();
    private final InMemoryPorts ports = new InMemoryPorts();
    private final InMemoryPrograms programs;
    private int created;
    private int addresses = 1;

    InMemoryContainers(
            InstantSource clock,
            InMemoryImages images,
            InMemoryEvents events,
            InMemoryPrograms programs,
            Consumer<String> calls) {
        this.clock = clock;
        this.programs = programs;
        this.images = images;
        this.events = events;
        this.calls = calls;
    }

    synchronized void takePort(int hostPort) {
        ports.take(hostPort);
    }

    synchronized void exit(String id, int exitCode, boolean oomKilled) {
        InMemoryContainer container = get(id);
        container.oomKilled = oomKilled;
        if (oomKilled) {
            emit(container, "oom", Map.of());
        }
        end(container, exitCode);
    }

    synchronized void print(String id, boolean standardError, String text) {
        get(id).log.add(new InMemoryContainer.Line(clock.instant(), standardError, text));
        notifyAll();
    }

    synchronized void health(String id, String word) {
        InMemoryContainer container = get(id);
        container.health = Optional.of(word);
        container.failedHealthChecks = word.equals("unhealthy") ? HealthCheck.DEFAULT_RETRIES : 0;
        emit(container, "health_status: " + word, Map.of());
    }

    synchronized void health(String id, String word, ContainerDetails.HealthResult result) {
        get(id).healthResult = Optional.of(result);
        health(id, word);
    }

    /** Whether a container has a volume of that name mounted, running or not. */
    synchronized boolean mount(String volume) {
        return byId.values().stream()
                .flatMap(container -> container.spec.storage().binds().stream())
                .anyMatch(bind -> bind.startsWith(volume + ":"));
    }

    @Override
    public synchronized String create(ContainerSpec spec) {
        calls.accept("create " + spec.name());
        if (byId.values().stream().anyMatch(other -> other.spec.name().equals(spec.name()))) {
            throw new EngineException(
                    Kind.CONFLICT, "Conflict. The container name \"/" + spec.name() + "\" is already in use");
        }
        if (images.inspect(spec.image()).isEmpty()) {
            throw new EngineException(Kind.NOT_FOUND, "No such image: " + spec.image());
        }
        spec.network().links().forEach(link -> get(link.split(":", 2)[0]));
        spec.network().namespaceOf().ifPresent(this::get);
        spec.kernel().processesOf().ifPresent(this::get);
        spec.storage().volumesFrom().forEach(source -> get(source.split(":", 2)[0]));
        String id = String.format("%064x", ++created);
        InMemoryContainer container = new InMemoryContainer(id, spec, programs.behaviour(spec), clock.instant());
        byId.put(id, container);
        emit(container, "create", Map.of());
        return id;
    }

    @Override
    public synchronized void start(String id) {
        InMemoryContainer container = get(id);
        calls.accept("start " + container.spec.name());
        if (container.running()) {
            return;
        }
        container.spec.network().links().forEach(link -> requireRunning(link, container));
        List<PortBinding> published = publish(container);
        container.behaviour.startFailure().ifPresent(failure -> {
            throw container.failed(failure.kind(), failure.message(), failure.exitCode());
        });
        container.begin(published, "172.17.0." + ++addresses, clock.instant());
        emit(container, "start", Map.of());
        container.behaviour.exits().ifPresent(code -> end(container, code));
        notifyAll();
    }

    private void requireRunning(String link, InMemoryContainer container) {
        String[] parts = link.split(":", 2);
        if (!get(parts[0]).running()) {
            String text = "Cannot link to a non running container: /" + parts[0] + " AS /" + container.spec.name() + "/"
                    + parts[parts.length - 1];
            throw container.failed(Kind.CONFLICT, text, 128);
        }
    }

    private List<PortBinding> publish(InMemoryContainer container) {
        List<PortBinding> others = byId.values().stream()
                .flatMap(other -> other.published.stream())
                .toList();
        try {
            return container.spec.network().ports().stream()
                    .map(port -> ports.publish(port, others))
                    .toList();
        } catch (EngineException e) {
            throw container.failed(e.kind(), e.getMessage(), 128);
        }
    }

    @Override
    public synchronized void stop(String id, Duration grace) {
        InMemoryContainer container = get(id);
        calls.accept("stop " + container.spec.name() + " " + grace.toSeconds());
        if (container.running()) {
            emit(container, "kill", Map.of("signal", "15"));
            if (container.behaviour.exitOnStop().isEmpty()) {
                emit(container, "kill", Map.of("signal", "9"));
            }
            end(container, container.behaviour.exitOnStop().orElse(KILLED));
            emit(container, "stop", Map.of());
        }
    }

    @Override
    public synchronized void kill(String id, String signal) {
        InMemoryContainer container = get(id);
        calls.accept("kill " + container.spec.name() + " " + signal);
        if (!container.running()) {
            throw new EngineException(Kind.CONFLICT, "Container " + id + " is not running");
        }
        emit(container, "kill", Map.of("signal", signal));
        String word = signal.replaceFirst("^SIG", "");
        if (word.equals("KILL")) {
            end(container, KILLED);
        } else if (!SIGNALS.contains(word)) {
            throw new EngineException(Kind.INVALID, "Invalid signal: " + signal);
        } else if (container.state.equals("running")
                && word.equals("TERM")
                && container.behaviour.exitOnStop().isPresent()) {
            end(container, container.behaviour.exitOnStop().getAsInt());
        }
    }

    @Override
    public void pause(String id) {
        become("pause", id, "running", "paused");
    }

    @Override
    public void unpause(String id) {
        become("unpause", id, "paused", "running");
    }

    private synchronized void become(String call, String id, String before, String after) {
        InMemoryContainer container = get(id);
        calls.accept(call + " " + container.spec.name());
        if (!container.state.equals(before)) {
            throw new EngineException(Kind.CONFLICT, "Container " + id + " is not " + before);
        }
        container.state = after;
        if (after.equals("paused") && container.spec.healthCheck().isPresent()) {
            container.health = Optional.of("unhealthy");
        }
        emit(container, call, Map.of());
    }

    @Override
    public synchronized void remove(String id) {
        find(id).ifPresent(container -> {
            calls.accept("remove " + container.spec.name());
            if (container.running()) {
                emit(container, "kill", Map.of("signal", "9"));
                end(container, KILLED);
            }
            byId.remove(container.id);
            emit(container, "destroy", Map.of());
        });
    }

    private void end(InMemoryContainer container, int exitCode) {
        container.end(exitCode, clock.instant());
        emit(container, "die", Map.of("exitCode", String.valueOf(exitCode)));
        notifyAll();
        byId.values().stream()
                .filter(other -> other.running() && other.sharesProcesses(container))
                .forEach(other -> end(other, KILLED));
    }

    private void emit(InMemoryContainer container, String action, Map<String, String> more) {
        events.emit(container.event(action, more, clock.instant()));
    }

    @Override
    public synchronized Optional<ContainerInfo> inspect(String id) {
        return find(id).map(InMemoryContainer::info);
    }

    @Override
    public synchronized Optional<ContainerConfig> config(String id) {
        return find(id).map(container ->
                container.config(images.inspect(container.spec.image()).orElseThrow()));
    }

    @Override
    public synchronized Optional<ContainerDetails> details(String id) {
        return find(id).map(InMemoryContainer::details);
    }

    @Override
    public synchronized Optional<String> inspection(String id) {
        return find(id).map(InMemoryInspection::of);
    }

    @Override
    public synchronized Optional<String> stats(String id) {
        return find(id).filter(InMemoryContainer::running).map(container -> programs.stats(container.spec));
    }

    @Override
    public synchronized List<ContainerInfo> list(Map<String, String> labels) {
        return byId.values().stream()
                .map(InMemoryContainer::info)
                .filter(container -> InMemoryEngine.matches(container.labels(), labels))
                .toList();
    }

    @Override
    public synchronized List<ContainerInfo> publishing(int hostPort) {
        return byId.values().stream()
                .map(InMemoryContainer::info)
                .filter(container -> container.ports().stream().anyMatch(port -> port.hostPort() == hostPort))
                .toList();
    }

    @Override
    public Subscription logs(String id, boolean follow, int tail, LogSink sink) {
        return InMemoryLog.open(this, find(id), follow, tail, sink);
    }

    @Override
    public synchronized ExecResult exec(String id, List<String> command, Duration deadline) {
        if (!get(id).state.equals("running")) {
            throw new EngineException(Kind.CONFLICT, "Container " + id + " is not running, or paused");
        }
        return programs.exec(command);
    }

    @Override
    public synchronized int await(String id, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (get(id).running()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new EngineException(Kind.TIMEOUT, "container " + id + " did not end in time");
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException(Kind.TIMEOUT, "interrupted");
            }
        }
        return get(id).exitCode;
    }

    private synchronized Optional<InMemoryContainer> find(String id) {
        return byId.values().stream().filter(container -> container.named(id)).findFirst();
    }

    private InMemoryContainer get(String id) {
        return find(id).orElseThrow(() -> new EngineException(Kind.NOT_FOUND, "No such container: " + id));
    }
}
