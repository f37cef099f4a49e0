/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryAuthTest {

    @TempDir
    private Path home;

    private RegistryAuth auth;

    @BeforeEach
    void setUp() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), """
                {"auths": {
                  "https://index.docker.io/v1/": {"auth": "%s"},
                  "registry.example:5000": {"identitytoken": "token"},
                  "broken.example": {"auth": "?"},
                  "helper.example": {}
                }}
                """.formatted(
                        Base64.getEncoder().encodeToString("me:pass:word".getBytes(StandardCharsets.UTF_8))));
        ObjectMapper json = new ObjectMapper();
        auth = new RegistryAuth(new DockerConfiguration(new FakeHost(home), json), json);
    }

    private String pulling(String reference) {
        Map<String, String> headers =
                auth.forPull(ImageReference.parse(reference).registry());
        return decoded(headers.getOrDefault("X-Registry-Auth", ""));
    }

    private static String decoded(String header) {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    @Test
    void an_image_without_a_registry_gets_docker_hubs_credentials() {
        String expected =
                "{\"serveraddress\":\"https://index.docker.io/v1/\",\"username\":\"me\",\"password\":\"pass:word\"}";

        assertThat(pulling("me/app:1")).isEqualTo(expected);
        assertThat(pulling("docker.io/me/app:1")).isEqualTo(expected);
    }

    @Test
    void an_image_of_a_registry_gets_that_registrys_credentials() {
        assertThat(pulling("registry.example:5000/app"))
                .isEqualTo("{\"serveraddress\":\"registry.example:5000\",\"identitytoken\":\"token\"}");
    }

    @Test
    void without_usable_credentials_nothing_is_sent() {
        assertThat(pulling("broken.example/app")).isEmpty();
        assertThat(pulling("helper.example/app")).isEmpty();
        assertThat(pulling("registry.example/app")).isEmpty();
    }

    @Test
    void a_build_gets_all_of_them() {
        assertThat(decoded(auth.forBuild().getOrDefault("X-Registry-Config", "")))
                .contains("index.docker.io", "registry.example:5000")
                .doesNotContain("broken.example", "helper.example");
    }

    @ParameterizedTest
    @CsvSource({
        "redis, redis, latest",
        "redis:7, redis, 7",
        "localhost:5000/redis, localhost:5000/redis, latest",
        "localhost:5000/a/redis:7, localhost:5000/a/redis, 7",
        "redis@sha256:ab, redis, sha256:ab"
    })
    void a_reference_has_a_name_and_a_tag_or_digest(String reference, String name, String tag) {
        assertThat(ImageReference.parse(reference)).isEqualTo(new ImageReference(name, tag));
    }
}
