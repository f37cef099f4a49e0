/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where credentials come from is told; they are not. */
final class CredentialSourceTest {

    private static final RegistryName REGISTRY = RegistryName.of("registry.example");

    @TempDir
    private Path home;

    private final Deadlines deadlines = new Deadlines();
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void close() {
        deadlines.close();
    }

    private Optional<String> source() {
        FakeHost host = new FakeHost(home).with("PATH", home.resolve("bin").toString());
        return RegistryAuth.of(host, new ObjectMapper(), deadlines).source(REGISTRY, notes::add);
    }

    private Path configuration(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        return Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private static String auths() {
        String pair = Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
        return "\"auths\": {\"registry.example\": {\"auth\": \"" + pair + "\"}}";
    }

    @Test
    void without_any_there_is_no_source() {
        assertThat(source()).isEmpty();
    }

    @Test
    void credentials_in_the_file_have_its_path_for_a_source() throws IOException {
        Path file = configuration("{" + auths() + "}");

        assertThat(source()).contains("auths of " + file);
    }

    @Test
    void a_helper_that_gives_some_is_named() throws IOException {
        configuration("{\"credHelpers\": {\"registry.example\": \"vault\"}, " + auths() + "}");
        Files.createDirectories(home.resolve("bin"));
        Path helper = Files.writeString(
                home.resolve("bin/docker-credential-vault"),
                "#!/bin/sh\necho '{\"Username\":\"ann\",\"Secret\":\"secret\"}'\n");
        assertThat(helper.toFile().setExecutable(true)).isTrue();

        assertThat(source()).contains("docker-credential-vault");
        assertThat(notes).isEmpty();
    }

    @Test
    void a_helper_that_gives_none_is_noted_and_the_file_counts() throws IOException {
        Path file = configuration("{\"credsStore\": \"missing\", " + auths() + "}");

        assertThat(source()).contains("auths of " + file);
        assertThat(notes).singleElement().asString().contains("docker-credential-missing");
    }
}
