/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.Host;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Starts a managed service's server with Testcontainers, inside the network namespace of the service's network
 * interface, and waits until it answers.
 *
 * <p>An ephemeral server lives as Testcontainers containers do: until the JVM ends, or the reaper misses the JVM. Any
 * other is started as a <em>reusable</em> container, the one kind that Testcontainers leaves alone. Reuse cannot mix up
 * two services: Testcontainers looks for a running container whose whole create command is the same, and ours name the
 * container, its network interface and its volume.
 */
public final class ServerLauncher {

    /** Where a server that keeps automated backups has their volume. */
    public static final String BACKUPS = "/backups";

    /** Where a server whose first data come from elsewhere finds them; it cannot write there. */
    public static final String RESTORE = "/restore";

    /** Where a server with new data finds the template of them, or may leave one. */
    public static final String TEMPLATE = "/template";

    private final Host host;
    private final Duration deadline;
    private final TestcontainersEngine engine;

    /**
     * Launches servers.
     *
     * @param deadline how long a server may take from its start to its first answer; a first start includes creating
     *     its data
     * @param engine where Testcontainers finds the engine
     */
    public ServerLauncher(Host host, Duration deadline, TestcontainersEngine engine) {
        this.host = host;
        this.deadline = deadline;
        this.engine = engine;
    }

    /** As the other, with the engine that Testcontainers finds by itself. */
    public ServerLauncher(Host host, Duration deadline) {
        this(host, deadline, new TestcontainersEngine());
    }

    /**
     * Connects Testcontainers to the engine, about half a second of class loading in a new JVM. Called early and on a
     * thread of its own, it takes that time off the first {@link #launch}; left out, it changes nothing else. Call it
     * only once the engine is known to answer, because Testcontainers remembers a failure for as long as the JVM runs.
     */
    public void prepare() {
        engine.settle();
        DockerClientFactory.instance().client();
    }

    /**
     * Starts a server that has its image, command and environment, and returns once the probe is answered.
     *
     * @param provider tells the server's image and data path
     * @param needs what else it needs
     * @throws io.ebemu.error.ManagedServiceException if it ends, refuses the probe or does not answer in time; the
     *     server is then removed, its volume is not
     * @throws io.ebemu.error.OperationCancelledException if the thread is interrupted; a server that was already made
     *     may stay, known by its labels
     */
    public void launch(
            GenericContainer<?> server,
            StartRequest request,
            ManagedServiceProvider provider,
            Probe probe,
            ServerNeeds needs) {
        ManagedService service = request.service();
        engine.settle();
        StartFailure failure = new StartFailure(service, provider.image(service), probe.question(), needs.secrets());
        String dataPath = provider.dataPath(service);
        if (!request.ephemeral() && !TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
            throw failure.wouldNotOutliveThisProcess();
        }
        server.setExposedPorts(List.of());
        server.setWaitStrategy(new Readiness(host, deadline, probe, failure));
        server.withNetworkMode("container:" + request.networkInterface());
        server.withLabels(request.labels());
        server.withReuse(!request.ephemeral());
        server.withStartupCheckStrategy(new LeftToReadiness());
        server.withCreateContainerCmdModifier(create -> nameAndMount(create, request, dataPath, needs));
        if (!needs.files().isEmpty()) {
            server.withCopyToContainer(new FileArchive(needs.files()), FileArchive.ROOT);
        }
        try {
            server.start();
        } catch (Exception wrapped) { // of any kind: Testcontainers throws checked ones undeclared
            throw unwrapped(wrapped, failure);
        }
    }

    /**
     * The address of a running container, such as another service's network interface.
     *
     * @param container its Docker name
     */
    public String addressOf(String container) {
        engine.settle();
        return DockerClientFactory.instance()
                .client()
                .inspectContainerCmd(container)
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .stream()
                .map(network -> Objects.requireNonNullElse(network.getIpAddress(), ""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElseThrow(() -> new ManagedServiceException(
                        "the network interface " + container + " has no address; run ebemu down, then up again"));
    }

    /** Through the create command, because a bind set on the container makes Testcontainers run a trial container. */
    private static void nameAndMount(
            CreateContainerCmd create, StartRequest request, String dataPath, ServerNeeds needs) {
        create.withName(request.containerName());
        HostConfig hostConfig = Objects.requireNonNull(create.getHostConfig());
        hostConfig.withBinds(binds(request, dataPath));
        // As much swap as memory would be twice the memory: the class has none.
        needs.memoryLimit().ifPresent(bytes -> hostConfig.withMemory(bytes).withMemorySwap(bytes));
    }

    private static List<Bind> binds(StartRequest request, String dataPath) {
        List<Bind> binds = new ArrayList<>();
        request.dataVolume().ifPresent(volume -> binds.add(new Bind(volume, new Volume(dataPath))));
        request.backupVolume().ifPresent(volume -> binds.add(new Bind(volume, new Volume(BACKUPS))));
        request.templateVolume().ifPresent(volume -> binds.add(new Bind(volume, new Volume(TEMPLATE))));
        request.restore().ifPresent(source -> binds.add(new Bind(source.volume(), new Volume(RESTORE), AccessMode.ro)));
        return binds;
    }

    private static EbemuException unwrapped(Exception wrapped, StartFailure failure) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof ManagedServiceException known) {
                return known;
            }
            // docker-java turns an interrupt during a request into a cancellation.
            if (cause instanceof InterruptedException || cause instanceof CancellationException) {
                Thread.currentThread().interrupt();
                return failure.cancelled(cause);
            }
        }
        return failure.notStarted(wrapped);
    }

    /** Readiness sees a server's end sooner and tells why; Testcontainers' own check only tells that it failed. */
    private static final class LeftToReadiness extends StartupCheckStrategy {

        @Override
        public boolean waitUntilStartupSuccessful(DockerClient client, String containerId) {
            return true;
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
