/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.RegistryCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credentials a registry gets, without a credential helper. */
final class RegistryAuthTest {

    private static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:registry";

    @TempDir
    private Path home;

    private final Deadlines deadlines = new Deadlines();
    private final List<String> notes = new ArrayList<>();
    private RegistryAuth auth = RegistryAuth.of(new FakeHost(Path.of("nowhere")), new ObjectMapper(), deadlines);

    @BeforeEach
    void a_configuration_of_docker() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), """
                {"auths": {
                  "https://index.docker.io/v1/": {"auth": "%s"},
                  "registry.example:5000": {"identitytoken": "token"},
                  "broken.example": {"auth": "?"},
                  "helper.example": {}
                }}
                """.formatted(base64("me:pass:word")));
        auth = RegistryAuth.of(new FakeHost(home), new ObjectMapper(), deadlines);
    }

    @AfterEach
    void nothing_was_worth_a_note() {
        deadlines.close();
        assertThat(notes).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String pulling(String reference) {
        return pulling(reference, RegistryCredentials.none());
    }

    private String pulling(String reference, RegistryCredentials credentials) {
        Map<String, String> headers =
                auth.forPull(ImageReference.parse(reference).registry(), credentials, notes::add);
        return decoded(headers.getOrDefault("X-Registry-Auth", ""));
    }

    private static String decoded(String header) {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    private RegistryCredentials file(String content) throws IOException {
        return new RegistryCredentials(
                Optional.empty(), Optional.of(Files.writeString(home.resolve("stand-in.json"), content)));
    }

    private static RegistryCredentials secret(String value) {
        return new RegistryCredentials(
                Optional.of(new RegistryCredentials.Secret(SECRET_ARN, value)), Optional.empty());
    }

    @Test
    void an_image_without_a_registry_gets_docker_hubs_credentials() {
        String expected =
                "{\"serveraddress\":\"https://index.docker.io/v1/\",\"username\":\"me\",\"password\":\"pass:word\"}";

        assertThat(pulling("me/app:1")).isEqualTo(expected);
        assertThat(pulling("docker.io/me/app:1")).isEqualTo(expected);
        assertThat(pulling("index.docker.io/me/app:1")).isEqualTo(expected);
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
        assertThat(decoded(auth.forBuild(notes::add).getOrDefault("X-Registry-Config", "")))
                .contains("\"https://index.docker.io/v1/\":{", "\"registry.example:5000\":{")
                .doesNotContain("broken.example", "helper.example");
    }

    @Test
    void a_containers_secret_goes_before_the_file_and_that_before_the_users_own() throws IOException {
        RegistryCredentials both = new RegistryCredentials(
                secret("{\"username\": \"secret\", \"password\": \"p\"}").secret(),
                file("{\"auths\": {\"docker.io\": {\"auth\": \"" + base64("file:p") + "\"}}}")
                        .file());

        assertThat(pulling("me/app", both)).contains("\"username\":\"secret\"");
        assertThat(pulling("me/app", new RegistryCredentials(Optional.empty(), both.file())))
                .contains("\"username\":\"file\"");
        assertThat(pulling("me/app")).contains("\"username\":\"me\"");
    }

    @Test
    void a_registry_that_the_file_does_not_name_gets_the_users_own_credentials() throws IOException {
        assertThat(pulling("registry.example:5000/app", file("{\"other.example\": {\"auth\": \"eDp5\"}}")))
                .contains("\"identitytoken\":\"token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"https://index.docker.io/v1/\": {\"auth\": \"YW5uOnBX\", \"email\": \"ann@example.com\"}}",
                "{\"docker.io\": {\"username\": \"ann\", \"password\": \"pW\"}}",
                "{\"auths\": {\"https://index.docker.io/v2/\": {\"auth\": \"YW5uOnBX\"}}}",
                "{\"auths\": {\"INDEX.docker.io\": {\"username\": \"ann\", \"password\": \"pW\"}}}"
            })
    void the_file_may_have_either_of_dockers_formats(String content) throws IOException {
        assertThat(pulling("me/app", file(content))).contains("\"username\":\"ann\"", "\"password\":\"pW\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "[\"hunter2\"]",
                "",
                "{\"docker.io\": {\"auth\": \"hunter2\"}}",
                "{\"auths\": {\"docker.io\": \"hunter2\"}}",
                "{\"auths\": {\"docker.io\": {\"username\": \"hunter2\"}}}"
            })
    void a_broken_file_is_named_and_not_quoted(String content) throws IOException {
        RegistryCredentials broken = file(content);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> pulling("me/app", broken))
                .withMessageContaining(home.resolve("stand-in.json").toString())
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hunter2"))
                .withNoCause();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        RegistryCredentials lost = new RegistryCredentials(Optional.empty(), Optional.of(home.resolve("lost.json")));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> pulling("me/app", lost))
                .withMessageContaining(home.resolve("lost.json") + " cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "{\"username\": \"hunter2\"}", "{\"username\": \"\", \"password\": \"hunter2\"}"})
    void a_broken_secret_is_named_and_not_quoted(String value) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> pulling("me/app", secret(value)))
                .withMessageContaining(SECRET_ARN)
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hunter2"))
                .withNoCause();
    }

    @Test
    void no_text_of_credentials_shows_a_secret() {
        assertThat(secret("{\"password\": \"hunter2\"}").toString())
                .contains(SECRET_ARN)
                .doesNotContain("hunter2");
        assertThat(new Credentials("ann", "hunter2").toString()).doesNotContain("hunter2");
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
