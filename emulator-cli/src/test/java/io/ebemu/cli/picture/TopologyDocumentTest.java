/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.HostPorts;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.model.ApplicationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The README's picture of the sample is what {@code ebemu plan --format svg} draws. */
class TopologyDocumentTest {

    private static final Path SAMPLE = Path.of("../samples/fibonacci");
    private static final Path DOCUMENT = Path.of("../docs/images/topology.svg");
    private static final String UPDATE = "mvn -Pfast -pl emulator-core,emulator-cli test -Dtest=TopologyDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Debemu.update-docs=true";

    @Test
    void the_samples_picture_is_up_to_date() throws IOException {
        String drawn = new TopologyPicture(sample(), new HostPorts.Production()).svg();
        if (Boolean.getBoolean("ebemu.update-docs")) {
            Files.writeString(DOCUMENT, drawn);
        }

        assertThat(DOCUMENT)
                .as("out of date; run " + UPDATE + " and commit docs/images/topology.svg")
                .hasContent(drawn);
    }

    @Test
    void the_samples_picture_has_containers_links_ports_volumes_and_services() {
        assertThat(new TopologyPicture(sample(), new HostPorts.Production()).svg())
                .contains("fibonacci: a task of 4 containers, 512 MiB")
                .contains(">nginx<", ">client<", ">server<", ">worker<", ":80 → 80", "128 MiB", "hostname api")
                .contains("nginx links to client as client", "nginx links to server as server")
                .contains("awseb-logs-nginx → /var/log/nginx")
                .contains(">fibonacci-db<", "postgres 15", ">fibonacci-cache<", "redis 7.0")
                .doesNotContain("local-only-password");
    }

    private static ApplicationVersion sample() {
        try (BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()))) {
            return emulator.read(Bundle.of(SAMPLE));
        }
    }
}
