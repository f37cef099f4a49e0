/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What callers rely on, whichever engine they use: what is told of a container only if somebody asks. */
public abstract class DetailsContract extends EngineFixture {

    @Test
    void details_have_the_image_the_network_and_where_output_goes() {
        String id = started(spec("web", Program.RUNS));

        ContainerDetails details = containers().details(id).orElseThrow();

        assertThat(details.container().id()).isEqualTo(id);
        assertThat(details.imageId()).startsWith("sha256:");
        assertThat(details.addresses())
                .containsEntry("bridge", details.container().ipAddress().orElseThrow());
        assertThat(details.logDriver()).isNotEmpty();
        assertThat(details.health()).isEmpty();
        assertThat(details.mounts()).isEmpty();
    }

    @Test
    void an_inspection_has_the_engines_own_form() throws IOException {
        String id = started(spec("web", Program.RUNS).environment("GREETING", "hello"));

        JsonNode inspection =
                new ObjectMapper().readTree(containers().inspection(id).orElseThrow());

        assertThat(inspection.path("Id").asText()).isEqualTo(id);
        assertThat(inspection.path("State").path("Status").asText()).isEqualTo("running");
        assertThat(inspection.path("Config").path("Env"))
                .extracting(JsonNode::asText)
                .contains("GREETING=hello");
    }

    @Test
    void a_container_that_is_not_there_has_no_details_and_uses_nothing() {
        assertThat(containers().details(name("none"))).isEmpty();
        assertThat(containers().inspection(name("none"))).isEmpty();
        assertThat(containers().stats(name("none"))).isEmpty();
    }

    @Test
    void what_a_container_uses_is_known_while_it_runs() {
        String id = containers().create(spec("web", Program.RUNS).build());

        assertThat(containers().stats(id)).isEmpty();

        containers().start(id);

        assertThat(containers().stats(id).orElseThrow()).startsWith("{");
    }

    @Test
    void the_default_bridge_has_a_gateway() {
        assertThat(engine().networks().bridgeGateway().orElseThrow()).matches("[0-9]+(\\.[0-9]+){3}");
    }
}
