/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineHost;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.LimitsSpec;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.HostEntry;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Permission;
import io.ebemu.model.LinuxParameters.Tmpfs;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Translates container definitions into what the engine is told, as the ECS agent does ({@code
 * agent/api/task/task.go}).
 */
final class ContainerSpecs {

    private static final long MEBIBYTE = 1_048_576L;
    /** The agent raises smaller limits to this; the engine refuses it too, since 20.10. */
    private static final long MINIMUM_MEMORY = 4 * MEBIBYTE;
    /** The kernel takes no weight below this, and the agent sends it for 0 and 1 too. */
    private static final int MINIMUM_CPU_SHARES = 2;

    private static final int MAXIMUM_CPU_SHARES = 262_144;

    private final LaunchRequest request;
    private final VolumePlanner volumes;
    private final EnvironmentVariables variables;
    private final ContainerLabels labels;

    ContainerSpecs(LaunchRequest request, World world, VolumePlanner volumes) {
        this.request = request;
        this.volumes = volumes;
        this.variables = new EnvironmentVariables(request, world);
        this.labels = new ContainerLabels(request);
    }

    ContainerSpec of(ContainerDefinition container) {
        return new ContainerSpec(
                request.identity().dockerName(container.name()),
                ImagePlanner.localReference(request, container),
                labels.of(container),
                process(container),
                limits(container),
                network(container),
                storage(container),
                kernel(container),
                container.healthCheck().map(ContainerSpecs::withVerb),
                LogRouting.of(container, request.version().localValues()));
    }

    private ContainerSpec.Program process(ContainerDefinition container) {
        ContainerProcess process = container.process();
        return new ContainerSpec.Program(
                process.entryPoint(),
                process.command(),
                variables.of(container),
                process.user(),
                process.workingDirectory(),
                process.hostname(),
                process.interactive(),
                process.pseudoTerminal());
    }

    private static LimitsSpec limits(ContainerDefinition container) {
        ContainerResources resources = container.resources();
        LinuxParameters linux = container.linuxParameters();
        long written = resources.memory().orElse(0) * MEBIBYTE;
        long memory = written == 0 ? 0 : Math.max(MINIMUM_MEMORY, written);
        return new LimitsSpec(
                memory,
                resources.memoryReservation().orElse(0) * MEBIBYTE,
                // The engine refuses a limit of swap without one of memory.
                memory == 0
                        ? 0
                        : linux.maxSwap().map(swap -> memory + swap * MEBIBYTE).orElse(0L),
                linux.maxSwap().flatMap(swap -> linux.swappiness()),
                Math.min(MAXIMUM_CPU_SHARES, Math.max(MINIMUM_CPU_SHARES, resources.cpu())),
                linux.sharedMemorySize().orElse(0) * MEBIBYTE,
                container.ulimits());
    }

    private ContainerSpec.Network network(ContainerDefinition container) {
        ContainerNetwork network = container.network();
        return new ContainerSpec.Network(
                PortPlanner.bindings(request, container),
                container.links().stream()
                        .map(link -> request.identity().dockerName(link.target()) + ":" + link.alias())
                        .toList(),
                hosts(network.extraHosts()),
                network.dnsServers(),
                network.dnsSearchDomains(),
                network.disabled(),
                CredentialsPlanner.networkOf(request).filter(second -> !network.disabled()),
                network.disabled()
                        ? Optional.empty()
                        : HardwareAddress.ofTask(request, request.identity().dockerName(container.name())),
                Optional.empty());
    }

    /** Only an engine that does not run on this machine itself needs a name for it; of two lines the first one counts. */
    private List<HostEntry> hosts(List<HostEntry> defined) {
        List<HostEntry> hosts = new ArrayList<>(defined);
        request.metadataEndpoint()
                .map(URI::getHost)
                .filter(EngineHost.NAME::equals)
                .ifPresent(name -> hosts.add(new HostEntry(name, EngineHost.ADDRESS)));
        return hosts;
    }

    private ContainerSpec.Storage storage(ContainerDefinition container) {
        Map<String, String> tmpfs = new LinkedHashMap<>();
        container.linuxParameters().tmpfs().forEach(one -> tmpfs.put(one.containerPath(), options(one)));
        return new ContainerSpec.Storage(
                volumes.binds(container),
                container.volumesFrom().stream()
                        .map(from ->
                                request.identity().dockerName(from.sourceContainer()) + (from.readOnly() ? ":ro" : ""))
                        .toList(),
                tmpfs,
                container.linuxParameters().devices().stream()
                        .map(ContainerSpecs::complete)
                        .toList(),
                container.security().readonlyRootFilesystem());
    }

    private static KernelSpec kernel(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        return new KernelSpec(
                container.security().privileged(),
                container.security().dockerSecurityOptions(),
                linux.capabilitiesToAdd(),
                linux.capabilitiesToDrop(),
                container.systemControls(),
                linux.initProcessEnabled());
    }

    private static String options(Tmpfs tmpfs) {
        List<String> options = new ArrayList<>();
        options.add("size=" + tmpfs.size() + "m");
        options.addAll(tmpfs.mountOptions());
        return String.join(",", options);
    }

    /** A device without a path of its own is where the host has it, and one without permissions has all. */
    private static Device complete(Device device) {
        return new Device(
                device.hostPath(),
                device.containerPath().isEmpty() ? device.hostPath() : device.containerPath(),
                device.permissions().isEmpty() ? EnumSet.allOf(Permission.class) : device.permissions());
    }

    /** The agent takes a command without one of Docker's two verbs for an argument list. */
    private static HealthCheck withVerb(HealthCheck check) {
        List<String> command = check.command();
        if (command.isEmpty() || List.of("CMD", "CMD-SHELL").contains(command.get(0))) {
            return check;
        }
        List<String> whole = new ArrayList<>(command);
        whole.add(0, "CMD");
        return new HealthCheck(whole, check.interval(), check.timeout(), check.retries(), check.startPeriod());
    }
}
