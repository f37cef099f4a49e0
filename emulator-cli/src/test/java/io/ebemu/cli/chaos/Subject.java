/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One environment under test, driven by the packaged launcher. */
final class Subject {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path launcher;
    private final Path bundle;
    private final Docker docker;
    private final EventLog events;
    private final Function<Integer, Topology> maker;
    private final Memory memory = new Memory();
    private final List<Topology> topologies = new ArrayList<>();
    private final Map<String, Inspected> remembered = new HashMap<>();
    private final Set<ProcessHandle> agents = new HashSet<>();
    private Optional<World> atRest = Optional.empty();

    /** @param maker makes the topology of each generation */
    Subject(
            String name,
            Path launcher,
            Path bundle,
            Docker docker,
            EventLog events,
            Function<Integer, Topology> maker) {
        this.name = name;
        this.launcher = launcher;
        this.bundle = bundle;
        this.docker = docker;
        this.events = events;
        this.maker = maker;
    }

    String name() {
        return name;
    }

    Memory memory() {
        return memory;
    }

    Docker docker() {
        return docker;
    }

    /** The topology that the bundle holds now. */
    Topology topology() {
        return topologies.get(topologies.size() - 1);
    }

    /** How many topologies there were. */
    int generations() {
        return topologies.size();
    }

    /** How many containers all topologies had. */
    int containers() {
        return topologies.stream().mapToInt(one -> one.containers().size()).sum();
    }

    Optional<Topology> topologyWith(String container) {
        return topologies.stream()
                .filter(one -> one.container(container).isPresent())
                .findFirst();
    }

    /** Writes the next topology into the bundle; empty if ebemu accepts it, as it should. */
    Optional<String> change() {
        Topology next = maker.apply(topologies.size());
        topologies.add(next);
        try {
            Files.writeString(bundle.resolve("Dockerrun.aws.json"), next.dockerrun());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.Result validated = ebemu("validate");
        return validated.exitCode() == 0
                ? Optional.empty()
                : Optional.of("validate: expected exit code 0, seen " + validated);
    }

    /** Runs a verb to its end. */
    Command.Result ebemu(String... words) {
        return command(words).run(DEADLINE);
    }

    Command command(String... words) {
        List<String> all = new ArrayList<>(List.of(launcher.toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("-e", name, "-C", bundle.toString()));
        return new Command(all);
    }

    /** The process that holds the environment's lock and what it does, as it wrote it down. */
    Optional<Holder> holder() {
        try {
            String[] words = Files.readString(
                            bundle.resolve(".ebemu").resolve(name).resolve("supervisor"))
                    .strip()
                    .split(" ", -1);
            return words.length < 3
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(words[0]))
                            .filter(ProcessHandle::isAlive)
                            .map(process -> new Holder(process, words[2]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process, and what it does with the environment. */
    record Holder(ProcessHandle process, String work) {

        boolean supervises() {
            return work.equals("SUPERVISING");
        }
    }

    /** Processes that may be at work without holding the lock yet. */
    void watch(ProcessHandle agent) {
        agents.add(agent);
    }

    /** The agents that do not end within the time, although nobody needs them any more. */
    List<ProcessHandle> staying(Duration time) {
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                agents.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        ended.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS).join();
        return agents.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** What still works on the environment, and will come to an end. */
    Optional<ProcessHandle> working() {
        Optional<Holder> holder = holder();
        holder.map(Holder::process).ifPresent(agents::add);
        Optional<ProcessHandle> supervisor = holder.filter(Holder::supervises).map(Holder::process);
        return agents.stream()
                .filter(ProcessHandle::isAlive)
                .filter(process -> supervisor.filter(process::equals).isEmpty())
                .findFirst();
    }

    /** Whether ebemu knows nothing of it. */
    boolean unknown() {
        return status().isMissingNode();
    }

    /** It was terminated: what comes now begins anew. */
    void forget() {
        memory.last(Memory.Last.NOTHING);
        remembered.clear();
        atRest = Optional.empty();
    }

    /** The environment has come to rest like this. */
    void atRest(World world) {
        atRest = Optional.of(world);
    }

    /** What is there before a turn: as it came to rest, if nothing has happened since. */
    World before() {
        int told = events.of(name).size();
        World world = atRest.filter(known -> known.events() == told).orElseGet(this::look);
        atRest = Optional.empty();
        return world;
    }

    /** All that is known now. */
    World look() {
        JsonNode status = status();
        List<Inspected> present = docker.containers(name);
        present.forEach(one -> remembered.put(one.id(), one));
        boolean supervised = holder().filter(Holder::supervises).isPresent();
        return new World(
                status,
                present,
                new LinkedHashMap<>(remembered),
                World.lives(events.of(name)),
                topologyOf(status),
                supervised,
                memory);
    }

    private Topology topologyOf(JsonNode status) {
        String first =
                status.path("task").path("containers").path(0).path("name").asText();
        return topologyWith(first).orElseGet(this::topology);
    }

    private JsonNode status() {
        Command.Result result = ebemu("status", "--json");
        if (result.exitCode() != 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(result.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is not as it should be. */
    List<String> discrepancies(World world) {
        Findings findings = new Findings();
        if (world.status().isMissingNode()) {
            findings.same("containers of an environment that status does not know", List.of(), world.present());
            findings.expect(
                    memory.last() == Memory.Last.NOTHING || memory.last() == Memory.Last.KILLED,
                    "status",
                    "the environment after " + memory.last(),
                    "none");
            return findings.list();
        }
        findings.addAll(new ContainerOracle(world).check());
        findings.addAll(new TaskOracle(world).check());
        findings.addAll(new OrderOracle(world.lives(), this::topologyWith, memory).check());
        return findings.list();
    }
}
