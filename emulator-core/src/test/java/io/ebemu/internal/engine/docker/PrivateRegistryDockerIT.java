/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Pulling from a registry that asks for a password, with a real engine. */
@Timeout(120)
final class PrivateRegistryDockerIT {

    @TempDir
    private Path home;

    private final List<String> progress = new ArrayList<>();
    private PrivateRegistry registry;
    private DockerEngine engine;
    private String image;

    @BeforeEach
    void connect() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.createDirectories(home.resolve("bin"));
        String run = UUID.randomUUID().toString().substring(0, 12);
        registry = new PrivateRegistry(run);
        image = registry.name() + "/ebemu-test/private:" + run;
        engine = DockerEngine.connect(
                endpoint(), new FakeHost(home).with("PATH", home.resolve("bin").toString()));
    }

    /** The engine of this machine, although the host's home is another. */
    private static Optional<String> endpoint() {
        try (DockerEngine here = DockerEngine.connect(Optional.empty(), new SystemHost())) {
            return Optional.of(here.info().endpoint());
        }
    }

    @AfterEach
    void removeImage() {
        ObjectMapper json = new ObjectMapper();
        EndpointResolver resolver = new EndpointResolver(new SystemHost(), json);
        try (EngineConnection connection =
                EngineConnection.open(resolver.resolve(Optional.empty()), json, new SystemHost())) {
            if (engine.images().inspect(image).isPresent()) {
                connection.http().delete("/images/" + image);
            }
        }
        engine.close();
        registry.close();
    }

    private void pull(RegistryCredentials credentials) {
        engine.images().pull(image, credentials, progress::add);
    }

    private void configuration(String json) throws IOException {
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private void assertThatImageIsHere() {
        assertThat(engine.images().inspect(image)).isPresent();
    }

    private void assertThatItIsRefused(RegistryCredentials credentials, String... words) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> pull(credentials))
                .withMessageContainingAll(words)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(EngineException.Kind.REGISTRY_DENIED));
        assertThat(engine.images().inspect(image)).isEmpty();
    }

    @Test
    void without_credentials_or_with_wrong_ones_the_registry_refuses() {
        assertThatItIsRefused(RegistryCredentials.none(), "no basic auth credentials");
        assertThatItIsRefused(secret("wrong"), "");
    }

    @Test
    void a_containers_secret_opens_it() {
        pull(secret(PrivateRegistry.PASSWORD));

        assertThatImageIsHere();
    }

    private static RegistryCredentials secret(String password) {
        String value = "{\"username\": \"" + PrivateRegistry.USER + "\", \"password\": \"" + password + "\"}";
        return new RegistryCredentials(
                Optional.of(new RegistryCredentials.Secret("arn:secret", value)), Optional.empty());
    }

    @Test
    void the_file_that_stands_in_for_the_object_in_s3_opens_it() throws IOException {
        Path file = Files.writeString(
                home.resolve("dockercfg"),
                "{\"http://" + registry.name() + "/v1/\": {\"auth\": \"" + PrivateRegistry.AUTH + "\"}}");

        pull(new RegistryCredentials(Optional.empty(), Optional.of(file)));

        assertThatImageIsHere();
    }

    @Test
    void the_users_own_configuration_opens_it() throws IOException {
        configuration("{\"auths\": {\"" + registry.name() + "\": {\"auth\": \"" + PrivateRegistry.AUTH + "\"}}}");

        engine.images().reach(image);
        pull(RegistryCredentials.none());

        assertThatImageIsHere();
    }

    @Test
    void a_credential_helper_opens_it_for_a_pull_and_for_a_build() throws IOException {
        configuration("{\"credHelpers\": {\"" + registry.name() + "\": \"test\"}}");
        helper("echo '{\"Username\":\"" + PrivateRegistry.USER + "\",\"Secret\":\"" + PrivateRegistry.PASSWORD
                + "\"}'");
        Files.writeString(
                Files.createDirectories(home.resolve("context")).resolve("Dockerfile"), "FROM " + image + "\n");

        engine.images().build(home.resolve("context"), "Dockerfile", image, Map.of(), progress::add);

        assertThatImageIsHere();
        engine.images().reach(image);
        pull(RegistryCredentials.none());
    }

    @Test
    void a_helper_that_fails_is_told_with_the_registrys_refusal() throws IOException {
        configuration("{\"credsStore\": \"test\"}");
        helper("exit 1");

        assertThatItIsRefused(
                RegistryCredentials.none(), "no basic auth credentials", "docker-credential-test", "exit code 1");
        assertThat(progress).singleElement().asString().contains("docker-credential-test", "exit code 1");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.images().reach(image))
                .withMessageContaining("docker-credential-test");
    }

    private void helper(String script) throws IOException {
        Path program = Files.writeString(home.resolve("bin/docker-credential-test"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
