/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.HealthCheck;
import io.ebemu.model.HostEntry;
import io.ebemu.model.LinuxParameters.Device;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A container to create, in the engine's terms. Maps and lists keep the order in which they are written.
 *
 * @param name the Docker name
 * @param image the image reference
 * @param labels labels
 * @param program what runs
 * @param limits its share of the host
 * @param network how it is reached and what it reaches
 * @param storage what is mounted into it
 * @param kernel what it may do, and kernel features
 * @param healthCheck replaces the image's; its command begins with {@code CMD} or {@code CMD-SHELL}
 * @param logging where its output goes; empty for the engine's default
 */
public record ContainerSpec(
        String name,
        String image,
        Map<String, String> labels,
        Program program,
        LimitsSpec limits,
        Network network,
        Storage storage,
        KernelSpec kernel,
        Optional<HealthCheck> healthCheck,
        Optional<Logging> logging) {

    public ContainerSpec {
        labels = ordered(labels);
    }

    /** A container of which all else is the image's or the engine's default. */
    public static ContainerSpec of(String name, String image, Map<String, String> labels) {
        return new ContainerSpec(
                name,
                image,
                labels,
                Program.ofImage(),
                LimitsSpec.none(),
                Network.standard(),
                Storage.none(),
                KernelSpec.standard(),
                Optional.empty(),
                Optional.empty());
    }

    /** This container with another program. */
    public ContainerSpec with(Program other) {
        return new ContainerSpec(name, image, labels, other, limits, network, storage, kernel, healthCheck, logging);
    }

    /** This container with other labels. */
    public ContainerSpec with(Map<String, String> other) {
        return new ContainerSpec(name, image, other, program, limits, network, storage, kernel, healthCheck, logging);
    }

    /** This container with another network. */
    public ContainerSpec with(Network other) {
        return new ContainerSpec(name, image, labels, program, limits, other, storage, kernel, healthCheck, logging);
    }

    /** This container with other mounts. */
    public ContainerSpec with(Storage other) {
        return new ContainerSpec(name, image, labels, program, limits, network, other, kernel, healthCheck, logging);
    }

    /** This container with another share of the host. */
    public ContainerSpec with(LimitsSpec other) {
        return new ContainerSpec(name, image, labels, program, other, network, storage, kernel, healthCheck, logging);
    }

    /** This container with other capabilities. */
    public ContainerSpec with(KernelSpec other) {
        return new ContainerSpec(name, image, labels, program, limits, network, storage, other, healthCheck, logging);
    }

    /** This container with more lines for {@code /etc/hosts}, after its own; of a host that both name its own holds. */
    public ContainerSpec withMoreHosts(Map<String, String> hosts) {
        Set<String> own =
                network.extraHosts().stream().map(HostEntry::hostname).collect(Collectors.toUnmodifiableSet());
        List<HostEntry> all = new ArrayList<>(network.extraHosts());
        hosts.forEach((host, address) -> {
            if (!own.contains(host)) {
                all.add(new HostEntry(host, address));
            }
        });
        return with(new Network(
                network.ports(),
                network.links(),
                all,
                network.dns(),
                network.dnsSearch(),
                network.disabled(),
                network.joined(),
                network.macAddress(),
                network.namespaceOf()));
    }

    /** Values of environment variables may be secrets: only the name and image are shown. */
    @Override
    public String toString() {
        return "ContainerSpec[" + name + ", " + image + "]";
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * What runs in a container.
     *
     * @param entrypoint replaces the image's unless empty
     * @param command replaces the image's unless empty
     * @param environment variables
     * @param user replaces the image's
     * @param workingDirectory replaces the image's
     * @param hostname the host name
     * @param interactive whether stdin stays open
     * @param terminal whether it has a terminal
     */
    public record Program(
            List<String> entrypoint,
            List<String> command,
            Map<String, String> environment,
            Optional<String> user,
            Optional<String> workingDirectory,
            Optional<String> hostname,
            boolean interactive,
            boolean terminal) {

        public Program {
            entrypoint = List.copyOf(entrypoint);
            command = List.copyOf(command);
            environment = ordered(environment);
        }

        /** The image's own. */
        public static Program ofImage() {
            return of(List.of(), List.of());
        }

        /** An entry point and a command, either the image's if empty. */
        public static Program of(List<String> entrypoint, List<String> command) {
            return new Program(
                    entrypoint, command, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
        }

        /** This program with other variables. */
        public Program with(Map<String, String> other) {
            return new Program(entrypoint, command, other, user, workingDirectory, hostname, interactive, terminal);
        }

        /** Values of environment variables may be secrets: only the names are shown. */
        @Override
        public String toString() {
            return "Program[" + entrypoint + ", " + command + ", " + environment.keySet() + "]";
        }
    }

    /**
     * How a container is reached and what it reaches.
     *
     * @param ports published ports; each is exposed too
     * @param links {@code name:alias}
     * @param extraHosts lines for {@code /etc/hosts}; a host may have several
     * @param dns addresses of name servers; the engine's if empty
     * @param dnsSearch search domains; the engine's if empty
     * @param disabled no network at all: the engine then publishes no port, sets up no link and writes no host
     * @param joined a second network that it is on from its start
     * @param macAddress its hardware address on the default bridge, such as {@code 02:1f:9a:00:00:01}; the engine's
     *     choice if empty
     * @param namespaceOf the Docker name of the running container whose network it shares, instead of having one of its
     *     own: nothing else here holds then
     */
    public record Network(
            List<PortBinding> ports,
            List<String> links,
            List<HostEntry> extraHosts,
            List<String> dns,
            List<String> dnsSearch,
            boolean disabled,
            Optional<SecondNetwork> joined,
            Optional<String> macAddress,
            Optional<String> namespaceOf) {

        public Network {
            ports = List.copyOf(ports);
            links = List.copyOf(links);
            extraHosts = List.copyOf(extraHosts);
            dns = List.copyOf(dns);
            dnsSearch = List.copyOf(dnsSearch);
        }

        /** The default bridge and nothing published. */
        public static Network standard() {
            return publishing(List.of());
        }

        /** The default bridge with published ports. */
        public static Network publishing(List<PortBinding> ports) {
            return new Network(
                    ports,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** No network at all. */
        public static Network none() {
            return new Network(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The network of another container, with all its addresses. */
        public static Network of(String container) {
            return new Network(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(container));
        }

        /** This network with a hardware address of the caller's choice; the engine's if empty. */
        public Network at(Optional<String> hardwareAddress) {
            return new Network(
                    ports, links, extraHosts, dns, dnsSearch, disabled, joined, hardwareAddress, namespaceOf);
        }
    }

    /**
     * What is mounted into a container.
     *
     * @param binds {@code source:path} or {@code source:path:ro}, the source a host path or volume name
     * @param volumesFrom {@code name} or {@code name:ro}
     * @param tmpfs file systems in memory: options such as {@code size=64m,noexec} by path
     * @param devices devices of the host
     * @param readonlyRoot no writes to the container's own file system
     */
    public record Storage(
            List<String> binds,
            List<String> volumesFrom,
            Map<String, String> tmpfs,
            List<Device> devices,
            boolean readonlyRoot) {

        public Storage {
            binds = List.copyOf(binds);
            volumesFrom = List.copyOf(volumesFrom);
            tmpfs = ordered(tmpfs);
            devices = List.copyOf(devices);
        }

        /** Nothing but the image's own. */
        public static Storage none() {
            return new Storage(List.of(), List.of(), Map.of(), List.of(), false);
        }
    }
}
