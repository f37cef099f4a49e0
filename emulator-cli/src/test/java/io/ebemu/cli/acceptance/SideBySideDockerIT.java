/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several environments, each with an agent of its own, that come up and go at the same time. */
class SideBySideDockerIT {

    private static final int ENVIRONMENTS = 4;
    private static final String OBEYS =
            "\"memory\": 16, \"essential\": false, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 600 & wait\"]";

    @TempDir
    Path directory;

    @Test
    void four_environments_of_four_containers_come_up_together_and_each_has_its_own() throws Exception {
        List<Ebemu> crowd = new ArrayList<>();
        for (int number = 0; number < ENVIRONMENTS; number++) {
            crowd.add(new Ebemu(Files.createDirectory(directory.resolve("crowd-" + number))));
        }
        crowd.forEach(SideBySideDockerIT::write);
        try {
            assertThat(together(crowd, "up", "-d", "--random-ports")).allMatch(finished -> finished.exitCode() == 0);

            Set<String> containers = new HashSet<>();
            for (Ebemu ebemu : crowd) {
                JsonNode status = ebemu.status();
                Set<String> told = new HashSet<>();
                status.path("task")
                        .path("containers")
                        .forEach(container ->
                                told.add(container.path("runtimeId").asText()));
                String seen = Docker.run("ps", "-q", "--no-trunc", "--filter", ebemu.label());
                assertThat(told).hasSize(4).containsExactlyInAnyOrder(seen.split("\n"));
                assertThat(containers.addAll(told)).isTrue();
                assertThat(page(status)).isEqualTo(ebemu.environment);
            }
            assertThat(containers).hasSize(4 * ENVIRONMENTS);

            assertThat(together(crowd, "down")).allMatch(finished -> finished.exitCode() == 0);

            for (Ebemu ebemu : crowd) {
                assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
            }
        } finally {
            crowd.forEach(Ebemu::close);
        }
    }

    private static void write(Ebemu ebemu) {
        String serves =
                "\"memory\": 16, \"links\": [\"app\"], \"portMappings\": [{\"hostPort\": 80, \"containerPort\": 8080}],"
                        + " \"command\": [\"sh\", \"-c\", \"echo " + ebemu.environment + " >/tmp/index.html;"
                        + " trap 'exit 0' TERM; httpd -f -p 8080 -h /tmp & wait\"]";
        Bundles.of(
                ebemu.bundle,
                Stream.concat(
                                Stream.of(Bundles.container("web", "busybox:1.35", serves)),
                                Stream.of("app", "worker", "log")
                                        .map(name -> Bundles.container(name, "busybox:1.35", OBEYS)))
                        .toArray(String[]::new));
    }

    private static List<Finished> together(List<Ebemu> crowd, String... arguments) {
        List<CompletableFuture<Finished>> runs = crowd.stream()
                .map(ebemu -> CompletableFuture.supplyAsync(
                        () -> ebemu.run(arguments), task -> new Thread(task, "ebemu").start()))
                .toList();
        return runs.stream().map(CompletableFuture::join).toList();
    }

    private static String page(JsonNode status) throws IOException, InterruptedException {
        int port = Ebemu.container(status, "web")
                .path("networkBindings")
                .path(0)
                .path("hostPort")
                .asInt();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body()
                .strip();
    }
}
