/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges of ports; for single ports see {@link ContainerSpecsTest}. */
final class PortPlannerTest {

    @Test
    void a_range_of_ports_is_published_on_the_block_found_for_it_whichever_host_ports_are_asked_for() {
        Definition ftp = Definition.of("web")
                .port(21, 21)
                .with(with -> with.portRanges(List.of(
                        new ContainerPortRange(new PortRange(8000, 8001), Protocol.TCP),
                        new ContainerPortRange(new PortRange(9000, 9000), Protocol.UDP))));

        for (HostPorts hostPorts :
                List.of(new HostPorts.Production(), new HostPorts.Offset(7), new HostPorts.Random())) {
            ContainerSpec spec = Launch.of(ftp)
                    .hostPorts(hostPorts)
                    .blocks("web", new PortRange(40_000, 40_001), new PortRange(50_000, 50_000))
                    .spec("web");

            assertThat(spec.network().ports())
                    .hasSize(4)
                    .endsWith(
                            new PortBinding("0.0.0.0", 40_000, 8000, Protocol.TCP),
                            new PortBinding("0.0.0.0", 40_001, 8001, Protocol.TCP),
                            new PortBinding("0.0.0.0", 50_000, 9000, Protocol.UDP));
            assertThat(spec.labels()).containsEntry(Labels.PORT_RANGES, "8000-8001/tcp,9000-9000/udp");
        }
    }

    @Test
    void other_free_host_ports_than_those_in_use_need_no_new_task() {
        Definition ftp = Definition.of("ftp")
                .with(with ->
                        with.portRanges(List.of(new ContainerPortRange(new PortRange(8000, 8009), Protocol.TCP))));
        World up = Launch.of(ftp).blocks("ftp", new PortRange(40_000, 40_009)).up();

        assertThat(Launch.of(ftp)
                        .blocks("ftp", new PortRange(50_000, 50_009))
                        .plan(up)
                        .isEmpty())
                .isTrue();
    }
}
