/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.HostPorts;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.host.Host;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Finds consecutive free host ports for each {@code containerPortRange}, in the kernel's ephemeral range, by trying to
 * bind them. The ECS agent scans upward from the port it gave out last; here the scan begins anywhere, for other
 * processes look at the same time and do not know of us.
 */
final class PortBlocks {

    /** The agent's range where the kernel does not tell its own. */
    private static final PortRange FALLBACK = new PortRange(49_153, 65_535);

    /** Two numbers, in bytes. */
    private static final int LONGEST = 64;

    private static final int RANDOM_DIGITS = 7;
    private static final int HEXADECIMAL = 16;

    private static final Path KERNEL_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final Path kernelRange;
    private final BiPredicate<Integer, Protocol> isFree;
    private final Host host;

    /** Asks this machine. */
    PortBlocks(Host host) {
        this(KERNEL_RANGE, PortBlocks::bindable, host);
    }

    PortBlocks(Path kernelRange, BiPredicate<Integer, Protocol> isFree, Host host) {
        this.kernelRange = kernelRange;
        this.isFree = isFree;
        this.host = host;
    }

    /**
     * One block for each range, in the order of the definition, by the container's name. Blocks overlap neither each
     * other nor a static port of the task.
     *
     * @throws ResourceConflictException if there are not enough free ports side by side
     */
    Map<String, List<PortRange>> find(ApplicationVersion version, HostPorts hostPorts) {
        List<ContainerDefinition> containers = version.taskDefinition().containers();
        Set<Integer> given = new HashSet<>();
        containers.forEach(container ->
                container.portMappings().forEach(mapping -> given.add(hostPorts.hostPort(container, mapping))));
        Map<String, List<PortRange>> blocks = new HashMap<>();
        for (ContainerDefinition container : containers) {
            for (ContainerPortRange range : container.portRanges()) {
                PortRange block = find(range, given).orElseThrow(() -> unavailable(container, range));
                IntStream.rangeClosed(block.first(), block.last()).forEach(given::add);
                blocks.computeIfAbsent(container.name(), name -> new ArrayList<>())
                        .add(block);
            }
        }
        return blocks;
    }

    private Optional<PortRange> find(ContainerPortRange range, Set<Integer> given) {
        PortRange ephemeral = ephemeral();
        int wanted = range.containerPorts().size();
        int start = Integer.parseInt(host.randomHex(RANDOM_DIGITS), HEXADECIMAL) % ephemeral.size();
        int free = 0;
        for (int step = 0; step < ephemeral.size() + wanted; step++) {
            int port = ephemeral.first() + (start + step) % ephemeral.size();
            boolean broken = port == ephemeral.first();
            free = given.contains(port) || !isFree.test(port, range.protocol()) ? 0 : broken ? 1 : free + 1;
            if (free == wanted) {
                return Optional.of(new PortRange(port - wanted + 1, port));
            }
        }
        return Optional.empty();
    }

    private PortRange ephemeral() {
        // The kernel answers the first read alone, so that must be one of all bytes.
        try (InputStream limits = Files.newInputStream(kernelRange)) {
            String[] words = new String(limits.readNBytes(LONGEST), StandardCharsets.US_ASCII)
                    .trim()
                    .split("\\s+", -1);
            return new PortRange(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        } catch (IOException e) {
            return FALLBACK;
        }
    }

    /** On all addresses, as the engine will bind it. */
    @SuppressWarnings("try") // bound for as long as the block lasts
    static boolean bindable(int port, Protocol protocol) {
        try (Closeable socket = protocol == Protocol.TCP ? new ServerSocket(port) : new DatagramSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private ResourceConflictException unavailable(ContainerDefinition container, ContainerPortRange range) {
        return new ResourceConflictException(range.containerPorts().size()
                + " contiguous host ports are unavailable for the containerPortRange " + range.containerPorts()
                + " of container " + container.name() + "; end what listens on ports " + ephemeral()
                + ", or publish fewer");
    }
}
