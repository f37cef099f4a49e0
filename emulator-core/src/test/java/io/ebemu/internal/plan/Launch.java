/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.ProcessIdentity;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.PortRange;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import io.ebemu.model.Vpc;
import java.net.URI;
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

/** Writes launch requests for tests: the environment {@code shop-env}, with production's ports, of a task that ran. */
final class Launch {

    static final EnvironmentId ENVIRONMENT = new EnvironmentId("shop-env");
    static final Path BUNDLE = Path.of("/home/dev/shop");
    static final Path STATE = BUNDLE.resolve(".ebemu");

    static final ProcessIdentity OWNER = new ProcessIdentity(4711, 1_700_000_000_000L);

    private static final Planner PLANNER =
            new Planner(service -> (service.kind().equals("rds") ? "postgres:" : "redis:") + service.engineVersion());

    private final List<ContainerDefinition> containers = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<ManagedService> services = new ArrayList<>();
    private final Map<String, ImageOverride> overrides = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private final Map<String, List<PortRange>> blocks = new LinkedHashMap<>();
    private LocalValues localValues = LocalValues.none();
    private EnvironmentId environment = ENVIRONMENT;
    private Optional<TaskDefinition> task = Optional.empty();
    private Path bundle = BUNDLE;
    private String application = "shop";
    private HostPorts hostPorts = new HostPorts.Production();
    private PullPolicy pullPolicy = PullPolicy.MISSING;
    private boolean build;
    private boolean ephemeral;
    private final Set<String> unfinished = new HashSet<>();
    private final Map<String, ServiceIntent> intents = new HashMap<>();
    private boolean reachedRunning = true;
    private Vpc vpc = Vpc.standard();
    private int revision = 1;
    private Optional<URI> endpoint = Optional.empty();

    static Launch of(Definition... definitions) {
        Launch launch = new Launch();
        for (Definition definition : definitions) {
            launch.containers.add(definition.build());
        }
        return launch;
    }

    /** The launch of a task that was read from a file, out of that directory. */
    static Launch of(TaskDefinition task, Path bundle) {
        Launch launch = new Launch();
        launch.task = Optional.of(task);
        launch.bundle = bundle;
        task.containers()
                .forEach(container -> launch.blocks.put(
                        container.name(),
                        container.portRanges().stream()
                                .map(ContainerPortRange::containerPorts)
                                .toList()));
        return launch;
    }

    static DBInstance database(String password) {
        return DBInstance.builder("orders")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("ebdb")
                .master("ebroot", password)
                .port(5432)
                .coupled(true)
                .build();
    }

    static CacheCluster cache() {
        return new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);
    }

    Launch environment(EnvironmentId id) {
        environment = id;
        return this;
    }

    Launch application(String name) {
        application = name;
        return this;
    }

    Launch volume(String name) {
        volumes.add(Volume.ofTask(name));
        return this;
    }

    Launch volume(String name, String sourcePath) {
        volumes.add(Volume.ofHost(name, sourcePath));
        return this;
    }

    Launch volume(Volume volume) {
        volumes.add(volume);
        return this;
    }

    Launch property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Launch service(ManagedService service) {
        services.add(service);
        return this;
    }

    /** Builds that container's image from a folder of the bundle. */
    Launch built(String container) {
        return built(container, "one");
    }

    /** Builds that container's image from a folder of the bundle whose content has that digest. */
    Launch built(String container, String digest) {
        overrides.put(container, new ImageOverride.Build(BUNDLE.resolve(container), "Dockerfile"));
        digests.put(container, digest);
        return this;
    }

    Launch override(String container, ImageOverride image) {
        overrides.put(container, image);
        return this;
    }

    Launch localValues(LocalValues values) {
        localValues = values;
        return this;
    }

    /** Says which host ports were found for a container's ranges of ports. */
    Launch blocks(String container, PortRange... found) {
        blocks.put(container, List.of(found));
        return this;
    }

    Launch hostPorts(HostPorts which) {
        hostPorts = which;
        return this;
    }

    Launch pull(PullPolicy policy) {
        pullPolicy = policy;
        return this;
    }

    Launch build() {
        build = true;
        return this;
    }

    Launch ephemeral() {
        ephemeral = true;
        return this;
    }

    /** Says that a service's data was begun and never came into use. */
    Launch unfinished(String service) {
        unfinished.add(service);
        return this;
    }

    /** Says what API calls want of a service, such as {@code rds:orders}. */
    Launch intent(String service, ServiceIntent intent) {
        intents.put(service, intent);
        return this;
    }

    Launch vpc(Vpc network) {
        vpc = network;
        return this;
    }

    Launch neverReachedRunning() {
        reachedRunning = false;
        return this;
    }

    Launch revision(int number) {
        revision = number;
        return this;
    }

    LaunchRequest request() {
        ApplicationVersion version = new ApplicationVersion(
                environment,
                application,
                "v" + revision,
                bundle,
                task.orElseGet(() -> TaskDefinition.of(containers, volumes)),
                properties,
                services,
                overrides,
                localValues,
                Optional.empty(),
                vpc);
        LaunchOptions options = new LaunchOptions(hostPorts, pullPolicy, build, Duration.ofMinutes(10), ephemeral);
        TaskIdentity identity =
                new TaskIdentity(environment, Integer.toHexString(revision).repeat(32), revision);
        Origin origin = new Origin("laptop", ephemeral ? Optional.of(OWNER) : Optional.empty());
        return new LaunchRequest(
                version,
                version.services(),
                options,
                identity,
                origin,
                bundle.resolve(".ebemu"),
                digests,
                blocks,
                unfinished,
                intents,
                reachedRunning,
                endpoint);
    }

    Launch endpoint(String uri) {
        endpoint = Optional.of(URI.create(uri));
        return this;
    }

    Plan plan(World world) {
        return PLANNER.launch(request(), world);
    }

    /** The world in which this launch has been brought up. */
    World up() {
        return Simulation.of(World.empty()).execute(plan(World.empty())).world();
    }

    /** What the engine is told of a container, on an engine that has nothing. */
    ContainerSpec spec(String container) {
        return spec(container, World.empty());
    }

    ContainerSpec spec(String container, World world) {
        String name = request().identity().dockerName(container);
        return Steps.of(plan(world), Step.CreateContainer.class).stream()
                .map(Step.CreateContainer::spec)
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Planner planner() {
        return PLANNER;
    }
}
