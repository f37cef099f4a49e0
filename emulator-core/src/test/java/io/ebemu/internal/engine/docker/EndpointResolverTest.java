/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.docker.EndpointResolver.Resolution;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndpointResolverTest {

    @TempDir
    private Path home;

    private FakeHost host;

    @BeforeEach
    void setUp() {
        host = new FakeHost(home);
    }

    private Resolution resolve() {
        return resolve(Optional.empty());
    }

    private Resolution resolve(Optional<String> option) {
        return new EndpointResolver(host, new ObjectMapper()).resolve(option);
    }

    private static EngineEndpoint only(Resolution resolution) {
        assertThat(resolution.endpoints()).hasSize(1);
        return resolution.endpoints().get(0);
    }

    private void writeContext(Path configuration, String name, String endpoint) throws IOException {
        Path meta = configuration.resolve("contexts/meta").resolve(sha256(name));
        Files.createDirectories(meta);
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + endpoint + "\"}}}");
    }

    private void chooseContext(String name) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"" + name + "\"}");
    }

    /** Fixed digests, so that the test does not repeat the code's arithmetic. */
    private static String sha256(String name) {
        return switch (name) {
            case "remote" -> "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";
            case "other" -> "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void an_option_wins_over_everything() throws IOException {
        host.with("DOCKER_HOST", "tcp://192.0.2.1:2375");
        chooseContext("remote");

        EngineEndpoint endpoint = only(resolve(Optional.of("unix:///tmp/x.sock")));

        assertThat(endpoint.uri()).isEqualTo(URI.create("unix:///tmp/x.sock"));
        assertThat(endpoint.source()).isEqualTo("option");
        assertThat(endpoint.publishedAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void an_option_may_be_a_bare_path() {
        assertThat(only(resolve(Optional.of("/tmp/x.sock"))).uri()).isEqualTo(URI.create("unix:///tmp/x.sock"));
    }

    @Test
    void docker_host_wins_over_the_context() throws IOException {
        writeContext(home.resolve(".docker"), "remote", "tcp://192.0.2.2:2375");
        chooseContext("remote");
        host.with("DOCKER_HOST", "tcp://192.0.2.1:2375");

        EngineEndpoint endpoint = only(resolve());

        assertThat(endpoint.uri()).isEqualTo(URI.create("tcp://192.0.2.1:2375"));
        assertThat(endpoint.source()).isEqualTo("DOCKER_HOST");
        assertThat(endpoint.publishedAddress()).isEqualTo("192.0.2.1");
        assertThat(endpoint.tls()).isEmpty();
    }

    @Test
    void tls_is_used_when_it_is_asked_for() {
        host.with("DOCKER_HOST", "tcp://192.0.2.1:2376").with("DOCKER_TLS_VERIFY", "1");
        assertThat(only(resolve()).tls()).contains(TlsFiles.of(home.resolve(".docker"), true));

        host.with("DOCKER_CERT_PATH", "/certificates");
        assertThat(only(resolve()).tls()).contains(TlsFiles.of(Path.of("/certificates"), true));
    }

    @Test
    void the_current_context_is_read_from_dockers_configuration() throws IOException {
        writeContext(home.resolve(".docker"), "remote", "tcp://192.0.2.2:2376");
        chooseContext("remote");
        Path tls =
                home.resolve(".docker/contexts/tls").resolve(sha256("remote")).resolve("docker");
        Files.createDirectories(tls);

        EngineEndpoint endpoint = only(resolve());

        assertThat(endpoint.uri()).isEqualTo(URI.create("tcp://192.0.2.2:2376"));
        assertThat(endpoint.source()).isEqualTo("context remote");
        assertThat(endpoint.tls()).contains(TlsFiles.of(tls, true).withoutAuthority());

        Files.createFile(tls.resolve("ca.pem"));
        assertThat(only(resolve()).tls()).contains(TlsFiles.of(tls, true));
    }

    @Test
    void docker_context_and_docker_config_move_the_search() throws IOException {
        chooseContext("remote");
        writeContext(home.resolve("elsewhere"), "other", "unix:///tmp/other.sock");
        host.with("DOCKER_CONTEXT", "other")
                .with("DOCKER_CONFIG", home.resolve("elsewhere").toString());

        EngineEndpoint endpoint = only(resolve());

        assertThat(endpoint.uri()).isEqualTo(URI.create("unix:///tmp/other.sock"));
        assertThat(endpoint.source()).isEqualTo("context other");
    }

    @Test
    void an_unknown_context_is_told_and_not_replaced() throws IOException {
        chooseContext("remote");

        Resolution resolution = resolve();

        assertThat(resolution.endpoints()).isEmpty();
        assertThat(resolution.attempts()).last().satisfies(attempt -> {
            assertThat(attempt.place()).isEqualTo("context remote");
            assertThat(attempt.outcome()).startsWith("cannot read").contains("meta.json");
        });
    }

    @Test
    void a_scheme_that_cannot_be_spoken_is_told_and_not_replaced() {
        host.with("DOCKER_HOST", "fd://1");

        Resolution resolution = resolve();

        assertThat(resolution.endpoints()).isEmpty();
        assertThat(resolution.attempts())
                .containsExactly(new Attempt("DOCKER_HOST", "fd://1 is neither unix://, npipe://, tcp:// nor ssh://"));
    }

    @Test
    void an_engine_behind_ssh_publishes_on_the_machine_that_ssh_leads_to() {
        host.with("DOCKER_HOST", "ssh://deploy@build_host:2222/run/user/1000/docker.sock");

        EngineEndpoint endpoint = only(resolve());

        assertThat(endpoint.publishedAddress()).isEqualTo("build_host");
        assertThat(endpoint.tls()).isEmpty();
    }

    @Test
    void a_password_for_ssh_is_refused_and_not_repeated() {
        host.with("DOCKER_HOST", "ssh://deploy:hunter2@192.0.2.1");

        Resolution resolution = resolve();

        assertThat(resolution.endpoints()).isEmpty();
        assertThat(resolution.attempts().toString()).contains("ssh-add").doesNotContain("hunter2");
    }

    @Test
    void a_port_without_a_host_is_told() {
        assertThat(resolve(Optional.of("tcp://:2375")).attempts().toString()).contains("names no host");
    }

    @Test
    void localhost_means_the_address_that_services_are_published_on() {
        assertThat(only(resolve(Optional.of("tcp://localhost:2375"))).publishedAddress())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void tls_without_verification_is_used_when_it_is_asked_for() throws IOException {
        host.with("DOCKER_HOST", "tcp://192.0.2.1:2376").with("DOCKER_TLS", "1");
        assertThat(only(resolve()).tls()).contains(TlsFiles.of(home.resolve(".docker"), false));

        host = new FakeHost(home);
        Path meta = home.resolve(".docker/contexts/meta").resolve(sha256("other"));
        Files.createDirectories(meta);
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://192.0.2.1:2376\",\"SkipTLSVerify\":true}}}");
        chooseContext("other");
        assertThat(only(resolve()).tls().orElseThrow().verified()).isFalse();
    }

    @Test
    void known_sockets_are_tried_where_nothing_is_named() throws IOException {
        Path colima = Files.createFile(
                Files.createDirectories(home.resolve(".colima/default")).resolve("docker.sock"));
        Path podman = Files.createFile(
                Files.createDirectories(home.resolve("run/podman")).resolve("podman.sock"));
        host.with("XDG_RUNTIME_DIR", home.resolve("run").toString());

        Resolution resolution = resolve();

        assertThat(resolution.endpoints())
                .extracting(EngineEndpoint::uri)
                .containsSubsequence(URI.create("unix://" + colima), URI.create("unix://" + podman));
        assertThat(resolution.attempts())
                .contains(
                        new Attempt("DOCKER_HOST", "not set"),
                        new Attempt("context", "none chosen"),
                        new Attempt("unix://" + home.resolve(".rd/docker.sock"), "no such file"));
    }

    @Test
    void the_default_context_means_the_known_sockets() throws IOException {
        chooseContext("default");

        assertThat(resolve().attempts()).contains(new Attempt("context", "default"));
    }
}
