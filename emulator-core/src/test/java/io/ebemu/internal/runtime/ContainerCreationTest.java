/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.Protocol;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a container is given of its links when the engine itself gives nothing. */
class ContainerCreationTest {

    private final InMemoryEngine engine = new InMemoryEngine()
            .withImage("database", Map.of("LANG", "C"), Set.of("5432/tcp"))
            .withImage("web", Map.of("DB_ENV_LANG", "the image's"), Set.of());

    @BeforeEach
    void runTheDatabase() {
        create(new SpecBuilder("database", "database")
                .port(0, 9187, Protocol.TCP)
                .environment("PASSWORD", "secret"));
        engine.containers().start("database");
    }

    private void create(SpecBuilder spec) {
        new ContainerCreation(engine, true).create(new Step.CreateContainer(spec.build(), Map.of()));
    }

    private Map<String, String> variables(String container) {
        return engine.containers().config(container).orElseThrow().environment();
    }

    @Test
    void a_link_tells_of_ports_and_variables_of_the_target_and_its_image() {
        create(new SpecBuilder("client", "database").link("database:db"));
        String address = engine.containers()
                .inspect("database")
                .flatMap(container -> container.ipAddress())
                .orElseThrow();

        assertThat(variables("client"))
                .containsEntry("DB_PORT", "tcp://" + address + ":5432")
                .containsEntry("DB_PORT_9187_TCP_ADDR", address)
                .containsEntry("DB_NAME", "/client/db")
                .containsEntry("DB_ENV_PASSWORD", "secret")
                .containsEntry("DB_ENV_LANG", "C");
    }

    @Test
    void what_the_container_or_its_image_sets_holds() {
        create(new SpecBuilder("web", "web").link("database:db").environment("DB_PORT", "own"));

        assertThat(variables("web"))
                .containsEntry("DB_PORT", "own")
                .containsEntry("DB_ENV_LANG", "the image's")
                .containsEntry("DB_ENV_PASSWORD", "secret");
    }

    @Test
    void a_link_does_not_tell_of_what_the_target_was_told_by_its_own_links() {
        create(new SpecBuilder("web", "web").link("database:db").environment("OWN", "1"));
        engine.containers().start("web");

        create(new SpecBuilder("proxy", "database").link("web:web"));

        assertThat(variables("proxy"))
                .containsEntry("WEB_ENV_OWN", "1")
                .containsEntry("WEB_ENV_DB_ENV_LANG", "the image's")
                .doesNotContainKeys("WEB_ENV_DB_PORT", "WEB_ENV_DB_ENV_PASSWORD");
    }

    @Test
    void an_engine_that_writes_them_is_not_helped() {
        Step.CreateContainer step = new Step.CreateContainer(
                new SpecBuilder("web", "web").link("database:db").build(), Map.of());

        new ContainerCreation(engine, false).create(step);

        assertThat(variables("web")).containsOnlyKeys("DB_ENV_LANG");
    }
}
