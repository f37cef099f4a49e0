/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A range of ports on a real engine. */
@Timeout(120)
class PortRangeDockerIT {

    @TempDir
    Path directory;

    @Test
    void every_port_of_a_range_answers_on_the_host_port_that_is_as_far_from_the_first() {
        String serves = "for port in 8000 8001 8002; do mkdir /$port; echo $port > /$port/index.html;"
                + " httpd -p $port -h /$port; done; sleep 600 & wait";
        ContainerDefinition web = script("web", serves)
                .portRanges(List.of(new ContainerPortRange(new PortRange(8000, 8002), Protocol.TCP)))
                .build();
        try (DockerBench bench = new DockerBench(directory, web)) {
            Environment environment = bench.launch();

            List<NetworkBinding> bindings = bench.reported("web").networkBindings();
            assertThat(bindings).hasSize(1);
            for (int port = 8000; port <= 8002; port++) {
                assertThat(environment.endpoint("web", port).port())
                        .isEqualTo(bindings.get(0).hostPort() + port - 8000);
                String served = Integer.toString(port);
                URI uri = environment.endpoint("web", port).uri().resolve("/index.html");
                await().until(() -> get(uri).trim().equals(served));
            }
            environment.release();
        }
    }

    /** Empty until the server answers. */
    private static String get(URI uri) {
        try (InputStream answer = uri.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
