/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.Problem;
import io.ebemu.internal.dockerrun.DockerrunReader;
import io.ebemu.internal.dockerrun.DockerrunResult;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code convert} writes, of a file with every key and of those that people wrote, where they are. */
class ConvertedFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_task_definition_with_every_key_is_the_same_when_it_is_read_again() throws IOException {
        byte[] everything = everything();

        assertThat(task(everything)).isPresent();
        assertSame(everything, "everything");
    }

    @Test
    void so_are_the_files_that_people_wrote() throws IOException {
        for (Path file : written()) {
            assertSame(Files.readAllBytes(file), file.getFileName().toString());
        }
    }

    @Test
    void a_compose_file_has_every_key_in_composes_words_and_what_it_lacks_is_told() throws IOException {
        DockerrunResult everything = new DockerrunReader().read(everything(), "Dockerrun.aws.json");
        assertThat(everything.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .isEmpty();

        ComposeFile compose =
                new ComposeFile(version(everything.taskDefinition().orElseThrow()));

        assertThat(compose.text()).isEqualTo("""
                version: "2.4"
                services:
                  web:
                    image: "nginx:1.22"
                    entrypoint:
                      - /docker-entrypoint.sh
                    command:
                      - nginx
                      - "-g"
                      - "daemon off; # $$pid"
                    env_file:
                      - ".env"
                    environment:
                      PRICE: "$$5"
                      "yes": "no"
                    user: "1000:1000"
                    working_dir: /app
                    hostname: front
                    stdin_open: true
                    tty: true
                    ports:
                      - "80:8080/tcp"
                      - "53/udp"
                      - "9000-9003/tcp"
                    links:
                      - "api:backend"
                      - "api:api.internal"
                    depends_on:
                      api:
                        condition: service_healthy
                      job:
                        condition: service_completed_successfully
                    volumes:
                      - "./conf:/etc/nginx/conf.d:ro"
                      - "${EB_LOG_BASE_DIR}/web:/var/log/nginx"
                      - "/run/tools:/run/tools"
                      - "scratch:/tmp/scratch"
                      - "kept:/kept"
                    volumes_from:
                      - "api:ro"
                    mem_limit: "128m"
                    mem_reservation: "64m"
                    cpu_shares: 256
                    dns:
                      - "10.0.0.2"
                    dns_search:
                      - example.internal
                    extra_hosts:
                      - "old:10.1.2.3"
                    read_only: true
                    security_opt:
                      - no-new-privileges
                    cap_add:
                      - SYS_PTRACE
                    cap_drop:
                      - MKNOD
                    devices:
                      - "/dev/fuse:/dev/fuse:r"
                    init: true
                    shm_size: "32m"
                    tmpfs:
                      - "/tmp/t:size=16m,noexec"
                    memswap_limit: "192m"
                    mem_swappiness: 10
                    ulimits:
                      nofile:
                        soft: 1024
                        hard: 2048
                    sysctls:
                      net.core.somaxconn: "512"
                    labels:
                      cost: "$$1"
                    logging:
                      driver: json-file
                      options:
                        max-size: "1m"
                    restart: on-failure
                    stop_grace_period: "20s"
                  api:
                    image: "busybox:1.35"
                    command:
                      - sleep
                      - "600"
                    env_file:
                      - ".env"
                    hostname: api.internal
                    mem_limit: "64m"
                    privileged: true
                    healthcheck:
                      test:
                        - CMD-SHELL
                        - "test $$HOME"
                      interval: "10s"
                      timeout: "3s"
                      retries: 2
                      start_period: "5s"
                  job:
                    image: "busybox:1.35"
                    command:
                      - "true"
                    env_file:
                      - ".env"
                    mem_limit: "16m"
                    network_mode: none
                volumes:
                  scratch: {}
                  kept:
                    name: kept
                    driver: local
                    driver_opts:
                      type: tmpfs
                    labels:
                      team: blue
                """);
        assertThat(compose.notes())
                .anyMatch(note -> note.startsWith("containerDefinitions[0].dependsOn: Compose has no COMPLETE"))
                .anyMatch(note -> note.startsWith("containerDefinitions[0].startTimeout"))
                .anyMatch(note -> note.startsWith("containerDefinitions[0].restartPolicy"))
                .anyMatch(note -> note.startsWith("containerDefinitions[0].portMappings"))
                .anyMatch(note -> note.startsWith("containerDefinitions[1].secrets") && note.contains("TOKEN"))
                .anyMatch(note -> note.startsWith("containerDefinitions[1].environmentFiles"))
                .anyMatch(note -> note.startsWith("containerDefinitions[1].repositoryCredentials"));
    }

    private static void assertSame(byte[] dockerrun, String file) throws IOException {
        Optional<TaskDefinition> original = task(dockerrun);
        if (original.isEmpty()) {
            return;
        }
        String document = new TaskDefinitionJson("shop", original.get()).document();

        RegisterTaskDefinitionShape.assertFits(JSON.readTree(document), file);
        String again = "{\"AWSEBDockerrunVersion\": 2, " + document.substring(1);
        TaskDefinition read = task(again.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new AssertionError(again));
        List<io.ebemu.model.Volume> volumes = read.volumes().stream()
                .filter(volume -> original.get().volume(volume.name()).isPresent())
                .toList();
        assertThat(new TaskDefinition(read.containers(), volumes, Optional.empty(), read.executionRoleArn()))
                .as(file)
                .isEqualTo(new TaskDefinition(
                        original.get().containers(),
                        original.get().volumes(),
                        Optional.empty(),
                        original.get().executionRoleArn()));
    }

    private static Optional<TaskDefinition> task(byte[] dockerrun) {
        DockerrunResult result = new DockerrunReader().read(dockerrun, "Dockerrun.aws.json");
        return result.taskDefinition();
    }

    /** A file with every key. */
    private static byte[] everything() throws IOException {
        try (InputStream file = ConvertedFilesTest.class.getResourceAsStream("everything.json")) {
            return file.readAllBytes();
        }
    }

    private static ApplicationVersion version(TaskDefinition task) {
        return new ApplicationVersion(
                new EnvironmentId("shop"),
                "shop",
                "v1",
                Path.of("/bundle"),
                task,
                Map.of("LEVEL", "info"),
                List.of(),
                Map.of(),
                LocalValues.none());
    }

    /** They lie beside the repository where it is developed, and nowhere else. */
    private static List<Path> written() throws IOException {
        Optional<Path> corpus = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve("../shared/corpus/v2").normalize())
                .filter(Files::isDirectory)
                .findFirst();
        if (corpus.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(corpus.get())) {
            return files.sorted().toList();
        }
    }
}
