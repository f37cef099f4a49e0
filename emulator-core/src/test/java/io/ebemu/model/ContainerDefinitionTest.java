/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ebemu.model.ContainerDependency.Condition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerDefinitionTest {

    private static ContainerDefinition web(List<Link> links, List<VolumeFrom> volumesFrom) {
        return ContainerDefinition.builder("web", "acme/web", ContainerResources.ofMemory(128))
                .links(links)
                .volumesFrom(volumesFrom)
                .build();
    }

    @Test
    void a_container_is_essential_unless_something_else_is_said() {
        assertThat(ContainerDefinition.builder("web", "acme/web", ContainerResources.ofMemory(128))
                        .build()
                        .essential())
                .isTrue();
    }

    @Test
    void a_link_waits_for_the_start_and_volumesFrom_for_the_creation() {
        assertThat(web(List.of(new Link("app", "api")), List.of(new VolumeFrom("assets", true)))
                        .dependencies())
                .containsExactly(
                        new ContainerDependency("app", Condition.START, "links"),
                        new ContainerDependency("assets", Condition.CREATE, "volumesFrom"));
    }

    @Test
    void a_link_is_written_as_the_format_writes_it() {
        assertThat(new Link("app", "app")).hasToString("app");
        assertThat(new Link("app", "api")).hasToString("app:api");
    }

    @Test
    void lists_are_copied_in_and_cannot_be_changed() {
        List<Link> links = new ArrayList<>(List.of(new Link("app", "app")));
        ContainerDefinition container = web(links, List.of());
        links.clear();

        assertThat(container.links()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> container.links().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> container.process().environment().put("A", "1"));
    }

    @Test
    void containers_and_volumes_of_a_task_are_found_by_name() {
        TaskDefinition task = TaskDefinition.of(List.of(web(List.of(), List.of())), List.of(Volume.ofTask("cache")));

        assertThat(task.container("web")).isPresent();
        assertThat(task.container("Web")).isEmpty();
        assertThat(task.volume("cache")).isPresent();
        assertThat(task.volume("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void a_container_port_is_1_to_65535(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortMapping(port, 80, Protocol.TCP))
                .withMessage("containerPort " + port + " is not in 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_host_port_is_0_to_65535(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortMapping(80, port, Protocol.TCP))
                .withMessage("hostPort " + port + " is not in 0 to 65535");
    }

    @Test
    void a_host_port_of_0_is_dynamic() {
        assertThat(new PortMapping(80, 0, Protocol.TCP).dynamic()).isTrue();
        assertThat(new PortMapping(80, 80, Protocol.TCP).dynamic()).isFalse();
        assertThat(Protocol.UDP.word()).isEqualTo("udp");
    }
}
