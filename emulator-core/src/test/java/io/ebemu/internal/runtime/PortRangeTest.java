/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that publishes a range of ports. */
@Timeout(20)
class PortRangeTest {

    private static final ContainerDefinition FTP = ContainerDefinition.builder(
                    "ftp", "image", ContainerResources.ofMemory(64))
            .portRanges(List.of(new ContainerPortRange(new PortRange(8000, 8004), Protocol.TCP)))
            .build();

    @TempDir
    Path directory;

    @Test
    void a_range_is_reported_as_one_and_every_port_of_it_is_reached() {
        try (Workbench bench = new Workbench(directory, FTP)) {
            Environment environment = bench.launch();

            List<NetworkBinding> bindings = bindings(environment);
            assertThat(bindings).hasSize(1);
            assertThat(bindings.get(0).containerPorts()).isEqualTo(new PortRange(8000, 8004));
            assertThat(environment.endpoint("ftp").port())
                    .isEqualTo(bindings.get(0).hostPort());
            assertThat(environment.endpoint("ftp", 8003).port())
                    .isEqualTo(bindings.get(0).hostPort() + 3);
            environment.release();
        }
    }

    @Test
    void an_environment_that_runs_keeps_its_ports() {
        try (Workbench bench = new Workbench(directory, FTP)) {
            Environment first = bench.launch();
            List<NetworkBinding> before = bindings(first);
            first.release();

            Environment again = bench.launch();

            assertThat(bindings(again)).isEqualTo(before);
            assertThat(bench.calls("create")).containsExactly("ftp");
            again.release();
        }
    }

    private static List<NetworkBinding> bindings(Environment environment) {
        return environment
                .state()
                .task()
                .orElseThrow()
                .container("ftp")
                .orElseThrow()
                .networkBindings();
    }
}
