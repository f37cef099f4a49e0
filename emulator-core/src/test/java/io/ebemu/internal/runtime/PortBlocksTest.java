/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.HostPorts;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.host.Host;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.LocalValues;
import io.ebemu.model.PortMapping;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine whose ephemeral ports are 40000 to 40019. */
final class PortBlocksTest {

    @TempDir
    private Path directory;

    private Path kernelRange;

    @BeforeEach
    void kernelRange() throws IOException {
        kernelRange = Files.writeString(directory.resolve("ip_local_port_range"), "40000\t40019\n");
    }

    @Test
    void a_block_begins_where_the_scan_does() {
        assertThat(find(4, Set.of(), ftp(5))).containsExactly(new PortRange(40_004, 40_008));
    }

    @Test
    void a_port_in_use_breaks_no_block() {
        assertThat(find(0, Set.of(40_003, 40_007), ftp(5))).containsExactly(new PortRange(40_008, 40_012));
    }

    @Test
    void the_scan_goes_on_from_the_beginning_but_no_block_does() {
        assertThat(find(17, Set.of(40_001), ftp(5))).containsExactly(new PortRange(40_002, 40_006));
    }

    @Test
    void the_last_block_there_is_is_found_wherever_the_scan_begins() {
        for (int start = 0; start < 20; start++) {
            assertThat(find(start, Set.of(40_004, 40_010, 40_015), ftp(5)))
                    .containsExactly(new PortRange(40_005, 40_009));
        }
    }

    @Test
    void blocks_overlap_neither_each_other_nor_static_ports() {
        ContainerDefinition container = ContainerDefinition.builder("ftp", "image", ContainerResources.ofMemory(64))
                .portMappings(List.of(new PortMapping(21, 39_002, Protocol.TCP)))
                .portRanges(List.of(range(3, Protocol.TCP), range(4, Protocol.UDP)))
                .build();

        assertThat(find(0, Set.of(), container, new HostPorts.Offset(1000)))
                .containsExactly(new PortRange(40_003, 40_005), new PortRange(40_006, 40_009));
    }

    @Test
    void without_enough_free_ports_side_by_side_it_says_how_many_are_wanted_where() {
        assertThatThrownBy(() -> find(3, Set.of(40_004, 40_009, 40_014), ftp(6)))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContainingAll(
                        "6 contiguous host ports are unavailable", "8000-8005", "container ftp", "40000-40019");
        assertThatThrownBy(() -> find(3, Set.of(), ftp(21))).hasMessageContaining("21 contiguous host ports");
    }

    @Test
    void where_the_kernel_does_not_tell_its_range_it_is_the_agents() throws IOException {
        Files.delete(kernelRange);

        assertThat(find(0, Set.of(), ftp(2))).containsExactly(new PortRange(49_153, 49_154));
    }

    @Test
    void a_port_that_somebody_listens_on_cannot_be_bound() throws IOException {
        int tcpPort;
        try (ServerSocket tcp = new ServerSocket(0);
                DatagramSocket udp = new DatagramSocket(0)) {
            assertThat(PortBlocks.bindable(tcp.getLocalPort(), Protocol.TCP)).isFalse();
            assertThat(PortBlocks.bindable(udp.getLocalPort(), Protocol.UDP)).isFalse();
            tcpPort = tcp.getLocalPort();
        }
        assertThat(PortBlocks.bindable(tcpPort, Protocol.TCP)).isTrue();
    }

    private static ContainerDefinition ftp(int ports) {
        return ContainerDefinition.builder("ftp", "image", ContainerResources.ofMemory(64))
                .portRanges(List.of(range(ports, Protocol.TCP)))
                .build();
    }

    private static ContainerPortRange range(int ports, Protocol protocol) {
        return new ContainerPortRange(new PortRange(8000, 8000 + ports - 1), protocol);
    }

    private List<PortRange> find(int start, Set<Integer> inUse, ContainerDefinition container) {
        return find(start, inUse, container, new HostPorts.Production());
    }

    private List<PortRange> find(int start, Set<Integer> inUse, ContainerDefinition container, HostPorts hostPorts) {
        ApplicationVersion version = new ApplicationVersion(
                Workbench.ENVIRONMENT,
                "app",
                "v1",
                directory,
                TaskDefinition.of(List.of(container), List.of()),
                Map.of(),
                List.of(),
                Map.of(),
                LocalValues.none());
        Map<String, List<PortRange>> found = new PortBlocks(
                        kernelRange, (port, protocol) -> !inUse.contains(port), new Throws(start))
                .find(version, hostPorts);
        assertThat(found).containsOnlyKeys("ftp");
        return found.getOrDefault("ftp", List.of());
    }

    /** A machine on which chance is what the test says. */
    private record Throws(int number) implements Host {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public String randomHex(int digits) {
            return Integer.toHexString(number);
        }

        @Override
        public Optional<String> environmentVariable(String name) {
            return Optional.empty();
        }

        @Override
        public Path homeDirectory() {
            return Path.of("/home/dev");
        }

        @Override
        public long processId() {
            return 1;
        }
    }
}
