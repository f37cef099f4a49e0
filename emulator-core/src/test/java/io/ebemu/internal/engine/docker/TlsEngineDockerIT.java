/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that takes only clients whose certificates it knows. */
final class TlsEngineDockerIT extends FarEngineContract {

    @TempDir
    private static Path directory;

    private static TlsFront front;
    private static TlsFront elsewhere;
    private static Path certificates;

    @BeforeAll
    static void open() throws IOException, InterruptedException, GeneralSecurityException {
        Certificates known = new Certificates(Files.createDirectory(directory.resolve("known")));
        known.issue("server", "ip:127.0.0.1");
        known.issue("other", "dns:other.example");
        known.issue("client", "dns:client");
        certificates = known.client(directory.resolve("certificates"), "client");
        Path socket;
        try (DockerEngine direct = DockerEngine.connect(Optional.empty(), new SystemHost())) {
            socket = Path.of(URI.create(direct.info().endpoint()).getPath());
        }
        front = new TlsFront(known.server("server"), socket);
        elsewhere = new TlsFront(known.server("other"), socket);
    }

    @AfterAll
    static void close() throws IOException {
        front.close();
        elsewhere.close();
    }

    private Host host(Path certificates) {
        return new FakeHost(directory).with("DOCKER_TLS_VERIFY", "1").with("DOCKER_CERT_PATH", certificates.toString());
    }

    private DockerEngine connect(int port, Host host) {
        return DockerEngine.connect(Optional.of("tcp://127.0.0.1:" + port), host);
    }

    @Override
    protected Engine connect() {
        return connect(front.port(), host(certificates));
    }

    private void assertRefused(int port, Host host, CharSequence... words) {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> connect(port, host).close())
                .withMessageContainingAll(words);
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(directory.resolve(name));
        for (String file : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
            Files.copy(certificates.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    @Test
    void a_context_brings_its_own_certificates() throws IOException {
        String key = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa"; // of the name other
        Path contexts = directory.resolve("configuration/contexts");
        Files.createDirectories(contexts.resolve("meta").resolve(key));
        Files.writeString(
                contexts.resolve("meta").resolve(key).resolve("meta.json"),
                "{\"Name\":\"other\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://127.0.0.1:" + front.port() + "\"}}}");
        Files.createDirectories(contexts.resolve("tls").resolve(key));
        Files.move(copy("of-context"), contexts.resolve("tls").resolve(key).resolve("docker"));
        Host host = new FakeHost(directory)
                .with("DOCKER_CONFIG", directory.resolve("configuration").toString())
                .with("DOCKER_CONTEXT", "other");

        try (DockerEngine engine = DockerEngine.connect(Optional.empty(), host)) {
            assertThat(engine.info().endpoint()).isEqualTo("tcp://127.0.0.1:" + front.port());
            assertThat(engine.info().endpointSource()).isEqualTo("context other");
        }
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Path partial = copy("partial");
        Files.delete(partial.resolve("ca.pem"));
        assertRefused(front.port(), host(partial), "there is no file " + partial.resolve("ca.pem"), "DOCKER_CERT_PATH");

        Path keyless = copy("keyless");
        Files.delete(keyless.resolve("key.pem"));
        assertRefused(front.port(), host(keyless), "there is no file " + keyless.resolve("key.pem"));
    }

    @Test
    void a_file_with_something_else_in_it_is_named() throws IOException {
        Path spoilt = copy("spoilt");
        Files.writeString(spoilt.resolve("key.pem"), "not a key\n");
        assertRefused(
                front.port(),
                host(spoilt),
                "there is no key",
                spoilt.resolve("key.pem").toString());
    }

    @Test
    void an_engine_of_another_authority_is_not_trusted()
            throws IOException, InterruptedException, GeneralSecurityException {
        Certificates strange = new Certificates(Files.createDirectory(directory.resolve("strange")));
        strange.issue("client", "dns:client");
        Path files = strange.client(directory.resolve("strange-files"), "client");
        assertRefused(front.port(), host(files), "not issued by the authority", "ca.pem");

        Files.copy(
                certificates.resolve("ca.pem"),
                files.resolve("ca.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused(front.port(), host(files), "does not take this client's certificate", "cert.pem");
    }

    @Test
    void a_client_without_a_certificate_is_told_that_it_needs_one() throws IOException {
        Path bare = copy("bare");
        Files.delete(bare.resolve("cert.pem"));
        Files.delete(bare.resolve("key.pem"));
        assertRefused(front.port(), host(bare), "does not take this client's certificate");
    }

    @Test
    void an_engine_with_a_certificate_for_another_name_is_not_trusted_unless_the_user_says_so() {
        assertRefused(elsewhere.port(), host(certificates), "certificate is for another name");

        Host unverified =
                new FakeHost(directory).with("DOCKER_TLS", "1").with("DOCKER_CERT_PATH", certificates.toString());
        try (DockerEngine engine = connect(elsewhere.port(), unverified)) {
            assertThat(engine.info().version()).isNotEmpty();
        }
    }

    @Test
    void a_port_that_accepts_and_stays_silent_is_not_waited_for_for_ever() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(silent.getLocalPort(), host(certificates), "no answer from 127.0.0.1");
        }
    }

    @Test
    void a_port_where_nothing_listens_is_told() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = gone.getLocalPort();
        }
        assertRefused(port, host(certificates), "tcp://127.0.0.1:" + port, "onnection refused");
    }
}
