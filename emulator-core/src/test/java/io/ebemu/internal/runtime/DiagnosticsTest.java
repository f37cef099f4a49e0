/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Images.CredentialSource;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.host.LaterHost;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LocalValues;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {

    private static final String DATABASE = "postgres:15";
    private static final String CACHE = "redis:7.0";
    private static final String NO_HOST = "dial tcp: lookup registry.invalid: no such host";

    private final InMemoryEngine engine = new InMemoryEngine();
    private final LaterHost host = new LaterHost();

    private List<Diagnosis> run(String... images) {
        return new Diagnostics(new EngineConnection(() -> engine), host, List.of(images), Optional.empty()).run();
    }

    private static Diagnosis about(String subject, List<Diagnosis> found) {
        return found.stream()
                .filter(diagnosis -> diagnosis.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_service_image_is_here_or_not_and_the_registry_is_asked_for_one_that_is_not() {
        engine.withImage(DATABASE).withRegistryImage(CACHE);

        List<Diagnosis> found = run(DATABASE, CACHE);

        assertThat(found)
                .contains(
                        new Diagnosis("image", State.OK, "postgres:15 is here", ""),
                        new Diagnosis("image", State.OK, "redis:7.0 is not here", ""),
                        new Diagnosis("image access", State.OK, "the registry shows redis:7.0", ""));
        assertThat(engine.images().inspect(CACHE)).as("nothing is pulled").isEmpty();
    }

    @Test
    void a_registry_out_of_reach_is_a_warning_in_its_words_even_if_all_images_are_here() {
        engine.withImage(DATABASE).withImage(CACHE).failPull(DATABASE, Kind.REGISTRY_UNREACHABLE, NO_HOST);

        List<Diagnosis> found = run(DATABASE, CACHE);

        Diagnosis access = about("image access", found);
        assertThat(access.state()).isEqualTo(State.WARNING);
        assertThat(access.fact()).isEqualTo("the registry does not show postgres:15: " + NO_HOST);
        assertThat(access.remedy()).contains("docker login", "mirror", "scripts/setup-images");
        assertThat(found).extracting(Diagnosis::state).doesNotContain(State.FAILURE);
    }

    @Test
    void an_engine_that_goes_away_meanwhile_is_a_failure_of_the_engine() {
        engine.failPull(CACHE, Kind.UNREACHABLE, "The engine does not answer.");

        List<Diagnosis> found = run(CACHE);

        assertThat(found).extracting(Diagnosis::subject).contains("disk").doesNotContain("image access");
        assertThat(found)
                .filteredOn(diagnosis -> diagnosis.state() == State.FAILURE)
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).isEqualTo("engine"));
    }

    @Test
    void without_services_no_registry_is_asked() {
        assertThat(run()).extracting(Diagnosis::subject).doesNotContain("image access");
    }

    @Test
    void each_place_where_an_engine_was_looked_for_is_told_in_its_order() {
        assertThat(run())
                .filteredOn(diagnosis -> diagnosis.subject().equals("engine search"))
                .extracting(Diagnosis::fact)
                .containsExactly("option --host: not given", "DOCKER_HOST: not set", "test memory:: answers");
    }

    @Test
    void without_an_engine_each_place_has_its_outcome_and_its_cure() {
        EngineConnection nowhere = new EngineConnection(() -> {
            throw new EngineUnavailableException("No Docker engine answers. Tried:\n  DOCKER_HOST: not set\n"
                    + "  known socket unix:///var/run/docker.sock: Permission denied\nStart Docker.");
        });

        List<Diagnosis> found = new Diagnostics(nowhere, host, List.of(), Optional.empty()).run();

        assertThat(found)
                .contains(
                        new Diagnosis("engine search", State.OK, "DOCKER_HOST: not set", ""),
                        new Diagnosis("engine", State.FAILURE, "no engine answers", "Start Docker."))
                .anySatisfy(step -> {
                    assertThat(step.state()).isEqualTo(State.WARNING);
                    assertThat(step.fact()).contains("Permission denied");
                    assertThat(step.remedy()).contains("usermod -aG docker", "rootless");
                });
        assertThat(found).extracting(Diagnosis::subject).contains("disk", "Testcontainers");
    }

    @Test
    void an_engine_that_is_too_old_is_a_failure_in_one_line() {
        EngineConnection old = new EngineConnection(() -> {
            throw new EngineUnavailableException("The Docker engine speaks 1.24. Upgrade Docker.");
        });

        assertThat(about("engine", new Diagnostics(old, host, List.of(), Optional.empty()).run())
                        .fact())
                .isEqualTo("The Docker engine speaks 1.24. Upgrade Docker.");
    }

    @Test
    void the_source_of_credentials_is_named_and_a_helper_that_fails_is_a_warning() {
        engine.withImage(DATABASE).withRegistryImage(DATABASE);
        assertThat(about("credentials for docker.io", run(DATABASE)).fact()).contains("anonymous");

        engine.withCredentials(new CredentialSource("docker.io", Optional.of("docker-credential-pass"), List.of()));
        assertThat(about("credentials for docker.io", run(DATABASE)))
                .isEqualTo(new Diagnosis("credentials for docker.io", State.OK, "from docker-credential-pass", ""));

        engine.withCredentials(new CredentialSource("docker.io", Optional.empty(), List.of("pass is locked")));
        Diagnosis failed = about("credentials for docker.io", run(DATABASE));
        assertThat(failed.state()).isEqualTo(State.WARNING);
        assertThat(failed.fact()).contains("pass is locked");
        assertThat(failed.remedy()).contains("docker login docker.io");
    }

    @Test
    void a_clock_that_differs_from_the_engines_is_a_warning_that_says_which_is_behind() {
        assertThat(about("clock", run()).state()).isEqualTo(State.OK);

        host.pass(Duration.ofSeconds(90));
        Diagnosis behind = about("clock", run());
        assertThat(behind.state()).isEqualTo(State.WARNING);
        assertThat(behind.fact()).matches("the engine's clock is (89|90|91) s behind this machine's");

        host.pass(Duration.ofSeconds(-180));
        assertThat(about("clock", run()).fact()).contains("ahead of this machine's");
    }

    @Test
    void the_ports_and_images_of_a_bundle_are_looked_at_and_those_it_builds_are_not_pulled() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            engine.at("unix:///memory.sock", "172.17.0.1").withImage("web:1").withRegistryImage("web:1");
            ApplicationVersion version = version(
                    container("web", new PortMapping(80, taken.getLocalPort(), Protocol.TCP)),
                    container("api", new PortMapping(80, 0, Protocol.TCP)));

            List<Diagnosis> found =
                    new Diagnostics(new EngineConnection(() -> engine), host, List.of(), Optional.of(version)).run();

            Diagnosis port = about("port " + taken.getLocalPort(), found);
            assertThat(port.state()).isEqualTo(State.WARNING);
            assertThat(port.remedy()).contains("--port-offset");
            assertThat(found).extracting(Diagnosis::subject).doesNotContain("port 80", "port 0");
            assertThat(found)
                    .extracting(Diagnosis::fact)
                    .contains("web:1 is here")
                    .noneMatch(fact -> fact.startsWith("api:1"));
        }
    }

    private static ContainerDefinition container(String name, PortMapping port) {
        return ContainerDefinition.builder(name, name + ":1", ContainerResources.ofMemory(64))
                .portMappings(List.of(port))
                .build();
    }

    private static ApplicationVersion version(ContainerDefinition... containers) {
        return new ApplicationVersion(
                new EnvironmentId("shop"),
                "shop",
                "v1",
                Path.of("/bundle"),
                TaskDefinition.of(List.of(containers), List.of()),
                Map.of(),
                List.of(),
                Map.of("api", new ImageOverride.Build(Path.of("/bundle/api"), "Dockerfile")),
                LocalValues.none());
    }
}
