/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pulling and building on a real engine. */
final class DockerImagesDockerIT {

    private final String run = UUID.randomUUID().toString().substring(0, 12);
    private final String tag = "ebemu-test/built:" + run;
    private final Map<String, String> mine = Map.of("io.ebemu.test.run", run);

    @TempDir
    private Path context;

    private DockerEngine engine;

    @BeforeEach
    void connect() {
        engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    }

    @AfterEach
    void removeContainersAndImage() {
        engine.containers().list(mine).forEach(container -> engine.containers().remove(container.id()));
        engine.close();
        ObjectMapper json = new ObjectMapper();
        EndpointResolver resolver = new EndpointResolver(new SystemHost(), json);
        try (EngineConnection connection =
                EngineConnection.open(resolver.resolve(Optional.empty()), json, new SystemHost())) {
            if (engineHas(connection)) {
                connection.http().delete("/images/" + tag);
            }
        }
    }

    private boolean engineHas(EngineConnection connection) {
        String images = connection.http().get("/images/json").toString();
        return images.contains(tag);
    }

    private String run(String... command) {
        String id = engine.containers()
                .create(new SpecBuilder("ebemu-image-" + run, tag)
                        .command(List.of("sleep", "60"))
                        .labels(mine)
                        .build());
        engine.containers().start(id);
        return engine.containers()
                .exec(id, List.of(command), Duration.ofSeconds(20))
                .output();
    }

    @Test
    void a_build_leaves_out_what_dockerignore_names() throws IOException {
        Files.writeString(context.resolve(".dockerignore"), "secret\n**/*.log\n!keep.log\n");
        Files.createDirectories(context.resolve("docker"));
        Files.writeString(
                context.resolve("docker/Dockerfile"),
                "FROM busybox:1.35\nCOPY . /app\nENV COLOUR=blue\nEXPOSE 80 53/udp\nRUN echo built && chmod 700 /app\n");
        Files.writeString(context.resolve("secret"), "x");
        Files.writeString(context.resolve("a.log"), "x");
        Files.writeString(context.resolve("keep.log"), "x");
        Files.writeString(
                Files.createDirectories(context.resolve("a/deeply/nested")).resolve("file"), "x");
        Files.writeString(context.resolve("run.sh"), "x");
        assertThat(context.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(context.resolve("link"), Path.of("run.sh"));
        List<String> progress = new ArrayList<>();

        engine.images().build(context, "docker/Dockerfile", tag, mine, progress::add);

        assertThat(progress).anyMatch(line -> line.startsWith("Step 1/6")).contains("built");
        assertThat(engine.images().inspect(tag)).hasValueSatisfying(image -> {
            assertThat(image.environment()).containsEntry("COLOUR", "blue");
            assertThat(image.exposedPorts()).containsExactlyInAnyOrder("80/tcp", "53/udp");
        });
        assertThat(run("sh", "-c", "cd /app && find . -type f -o -type l | sort; test -x run.sh && echo executable"))
                .isEqualTo(
                        "./.dockerignore\n./a/deeply/nested/file\n./docker/Dockerfile\n./keep.log\n./link\n./run.sh\n"
                                + "executable\n");
    }

    @Test
    void a_failed_build_shows_its_last_lines() throws IOException {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:1.35\nRUN echo the reason && exit 9\n");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.images().build(context, "Dockerfile", tag, mine, line -> {}))
                .withMessageContainingAll("the reason", "returned a non-zero code: 9")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.FAILED));
        assertThat(engine.images().inspect(tag)).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_pull_from_a_registry_that_is_not_there_fails_with_its_words() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(
                        () -> engine.images().pull("127.0.0.1:9/ebemu/none:1", RegistryCredentials.none(), line -> {}))
                .withMessageContaining("connection refused")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REGISTRY_UNREACHABLE));
    }

    @Test
    @Timeout(60)
    void a_pull_from_a_host_that_does_not_exist_fails_with_its_words() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() ->
                        engine.images().pull("registry.invalid/ebemu/none", RegistryCredentials.none(), line -> {}))
                .withMessageContaining("registry.invalid")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REGISTRY_UNREACHABLE));
    }

    @Test
    @Timeout(8)
    void a_registry_that_is_not_there_cannot_be_reached_and_that_is_told_at_once() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.images().reach("localhost:1/nobody/nothing:9"))
                .withMessageContaining("connection refused")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REGISTRY_UNREACHABLE));
    }

    @Test
    void a_reference_that_makes_no_sense_is_invalid() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.images().pull("UPPER/Case", RegistryCredentials.none(), line -> {}))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.images().reach("UPPER/Case"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    }
}
