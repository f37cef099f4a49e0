/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.Problem;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.placement.Placement;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.Link;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.PortMapping;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.TaskRole;
import io.ebemu.model.Volume;
import io.ebemu.model.Vpc;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** An emulator on an engine in memory, with a task to launch; tests say what its programs do. */
final class Workbench implements AutoCloseable {

    static final EnvironmentId ENVIRONMENT = new EnvironmentId("bench");
    static final Bundle BUNDLE = Bundle.of(Path.of("bench"));

    private static final DeploymentTimes TIMES = new DeploymentTimes(Duration.ofMillis(100), Duration.ofMillis(20));

    final InMemoryEngine engine = new InMemoryEngine(this::engineTime);
    final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();
    final Map<String, Behaviour> programs = new HashMap<>();
    private final Map<String, Map<String, String>> variables = new ConcurrentHashMap<>();
    final BeanstalkEmulator emulator;
    private final List<Environment> launched = new CopyOnWriteArrayList<>();

    private final ControlPlane controlPlane;
    private final Path directory;
    private List<ContainerDefinition> containers;
    private List<Volume> volumes = List.of();
    private List<ManagedService> services = List.of();
    private Map<String, String> properties = Map.of();
    private Optional<ProcessHealthCheck> healthCheck = Optional.empty();
    private LocalValues localValues = LocalValues.none();
    private Vpc vpc = Vpc.standard();
    private volatile Duration passed = Duration.ZERO;
    private Optional<CountDownLatch> stuck = Optional.empty();

    Workbench(Path directory, ContainerDefinition... containers) {
        this(new DeclaredServices(), directory, containers);
    }

    Workbench(ControlPlane controlPlane, Path directory, ContainerDefinition... containers) {
        this.controlPlane = controlPlane;
        this.directory = directory;
        this.containers = List.of(containers);
        engine.withImage("image").script(this::behaviour);
        emulator = emulator();
    }

    /** Another emulator on the same engine and directory, as another process would have it. */
    BeanstalkEmulator emulator() {
        return new LocalEmulator(
                () -> engine,
                new Reader(),
                List.of(new FakeServices(engine, () -> stuck)),
                controlPlane,
                TIMES,
                new SystemHost());
    }

    List<ManagedServiceProvider> providers() {
        return List.of(new FakeServices(engine, () -> stuck));
    }

    BundleReader reader() {
        return new Reader();
    }

    /** What Beanstalk says about the environment, but for its health, each with its severity before it. */
    List<String> announced() {
        return events.stream()
                .filter(Announced.class::isInstance)
                .filter(event -> !event.message().startsWith("Environment health has transitioned "))
                .map(event -> event.severity() + " " + event.message())
                .toList();
    }

    /** Lets time pass on the engine's clock alone. */
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    private Instant engineTime() {
        return Instant.now().plus(passed);
    }

    Workbench services(ManagedService... beside) {
        services = List.of(beside);
        engine.withImage("server");
        return this;
    }

    Workbench volumes(Volume... declared) {
        volumes = List.of(declared);
        return this;
    }

    Workbench vpc(Vpc network) {
        vpc = network;
        return this;
    }

    Workbench taskRole(TaskRole role) {
        localValues = LocalValues.none().withTaskRole(Optional.of(role));
        engine.withImage("busybox:1.35");
        return this;
    }

    Workbench servicesThatStart() {
        stuck = Optional.empty();
        return this;
    }

    /** Lets services never become available, and counts down when one is tried. */
    Workbench servicesThatNeverStart(CountDownLatch tried) {
        stuck = Optional.of(tried);
        return this;
    }

    Workbench properties(Map<String, String> values) {
        properties = values;
        return this;
    }

    Workbench healthCheck(ProcessHealthCheck check) {
        healthCheck = Optional.of(check);
        return this;
    }

    Workbench containers(ContainerDefinition... others) {
        containers = List.of(others);
        return this;
    }

    static ContainerDefinition essential(String name, String... links) {
        return container(name, true, links);
    }

    static ContainerDefinition helper(String name, String... links) {
        return container(name, false, links);
    }

    private static ContainerDefinition container(String name, boolean essential, String... links) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .essential(essential)
                .links(Stream.of(links).map(target -> new Link(target, target)).toList())
                .build();
    }

    static ContainerDefinition publishing(String name, int hostPort) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .portMappings(List.of(new PortMapping(80, hostPort, Protocol.TCP)))
                .build();
    }

    Environment launch() {
        return launch(LaunchOptions.standard());
    }

    Environment launch(LaunchOptions options) {
        Environment environment = emulator.launch(BUNDLE, options, events::add);
        launched.add(environment);
        return environment;
    }

    static LaunchOptions within(Duration timeout) {
        return new LaunchOptions(new HostPorts.Production(), PullPolicy.MISSING, false, timeout, false);
    }

    /** The container of that name in the task definition. */
    ContainerInfo container(String name) {
        return all().stream()
                .filter(container -> container.label(Labels.ECS_CONTAINER_NAME).equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<ContainerInfo> all() {
        return engine.containers().list(Labels.of(ENVIRONMENT));
    }

    List<String> messages() {
        return events.stream().map(EnvironmentEvent::message).toList();
    }

    /** The calls of a kind, with the container's name in the task definition instead of its Docker name. */
    List<String> calls(String verb) {
        List<String> found = new ArrayList<>();
        for (String call : engine.calls()) {
            String[] words = call.split(" ");
            if (words[0].equals(verb)) {
                found.add(words[1].replaceAll("ecs-awseb-bench-[0-9a-f]+-[0-9]+-(.*)-[0-9a-f]{20}", "$1"));
            }
        }
        return found;
    }

    Path stateDirectory() {
        return directory.resolve(".ebemu").resolve("bench");
    }

    Map<String, String> variables(String container) {
        return variables.get(container);
    }

    private Behaviour behaviour(ContainerSpec spec) {
        if (Labels.ROLE_SECURITY_GROUPS.equals(spec.labels().get(Labels.ROLE))) {
            return programs.getOrDefault(Labels.ROLE_SECURITY_GROUPS, Behaviour.exits(0));
        }
        String name = spec.labels().getOrDefault(Labels.ECS_CONTAINER_NAME, "");
        variables.put(name, spec.program().environment());
        return programs.getOrDefault(name, Behaviour.runs());
    }

    /** What is still supervised is let go of: it would go on writing into a directory that is about to be deleted. */
    @Override
    public void close() {
        launched.forEach(Workbench::release);
        emulator.close();
    }

    private static void release(Environment environment) {
        try {
            environment.release();
        } catch (EngineUnavailableException e) {
            // The test took the engine away; the environment is let go of in spite of that.
            return;
        }
    }

    private final class Reader implements BundleReader {

        @Override
        public ReadBundle read(Bundle bundle) {
            ApplicationVersion version = new ApplicationVersion(
                    ENVIRONMENT,
                    "app",
                    "v1",
                    directory,
                    TaskDefinition.of(containers, volumes),
                    properties,
                    services,
                    Map.of(),
                    localValues,
                    healthCheck,
                    vpc);
            Placement placement = Placement.of(
                    Optional.of(version.taskDefinition()),
                    Place.startOf("Dockerrun.aws.json"),
                    bundle.instanceType(),
                    Optional.empty());
            return new ReadBundle(ENVIRONMENT, stateDirectory(), Optional.of(version), placement.problems(), placement);
        }

        @Override
        public ReadBundle read(Bundle bundle, Path stateDirectory, Optional<Path> files) {
            return read(bundle);
        }

        @Override
        public List<Problem> problems(Bundle bundle) {
            return List.of();
        }

        @Override
        public ReadBundle identify(Bundle bundle) {
            return new ReadBundle(ENVIRONMENT, stateDirectory(), Optional.empty(), List.of(), Placement.none());
        }
    }
}
