/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.HostEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How containers are told of the task metadata endpoint. */
final class MetadataSpecsTest {

    private static final String GATEWAY = "http://172.17.0.1:40123";

    private static Launch launch() {
        return Launch.of(Definition.of("web").environment("ECS_AGENT_URI", "mine"), Definition.of("app"));
    }

    @Test
    void every_container_gets_an_address_of_its_own_which_beats_the_definitions() {
        Map<String, String> web =
                launch().endpoint(GATEWAY).spec("web").program().environment();
        Map<String, String> app =
                launch().endpoint(GATEWAY).spec("app").program().environment();

        assertThat(web.get("ECS_CONTAINER_METADATA_URI")).matches(GATEWAY + "/v3/[0-9a-f]{32}");
        assertThat(web.get("ECS_CONTAINER_METADATA_URI_V4")).matches(GATEWAY + "/v4/[0-9a-f]{32}");
        assertThat(web.get("ECS_AGENT_URI")).matches(GATEWAY + "/api/[0-9a-f]{32}");
        assertThat(app.get("ECS_AGENT_URI")).isNotEqualTo(web.get("ECS_AGENT_URI"));
    }

    @Test
    void a_new_task_has_new_ids() {
        String first =
                launch().endpoint(GATEWAY).spec("web").program().environment().get("ECS_AGENT_URI");
        String second = launch().endpoint(GATEWAY)
                .revision(2)
                .spec("web")
                .program()
                .environment()
                .get("ECS_AGENT_URI");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void the_port_stands_in_a_label() {
        assertThat(launch().endpoint(GATEWAY).spec("web").labels()).containsEntry(Labels.METADATA_PORT, "40123");
    }

    @Test
    void an_engine_that_knows_this_machine_by_a_name_is_told_it() {
        ContainerSpec web =
                launch().endpoint("http://host.docker.internal:40123").spec("web");

        assertThat(web.network().extraHosts()).containsExactly(new HostEntry("host.docker.internal", "host-gateway"));
        assertThat(launch().endpoint(GATEWAY).spec("web").network().extraHosts())
                .isEmpty();
    }

    @Test
    void without_an_endpoint_nothing_is_told() {
        ContainerSpec web = launch().spec("web");

        assertThat(web.program().environment())
                .doesNotContainKeys("ECS_CONTAINER_METADATA_URI", "ECS_CONTAINER_METADATA_URI_V4")
                .containsEntry("ECS_AGENT_URI", "mine");
        assertThat(web.labels()).doesNotContainKey(Labels.METADATA_PORT);
    }

    @Test
    void another_endpoint_changes_nothing_in_a_task_that_runs() {
        World up = launch().endpoint(GATEWAY).up();

        assertThat(launch().plan(up).isEmpty()).isTrue();
        assertThat(launch().endpoint("http://172.17.0.1:50000").plan(up).isEmpty())
                .isTrue();
    }
}
