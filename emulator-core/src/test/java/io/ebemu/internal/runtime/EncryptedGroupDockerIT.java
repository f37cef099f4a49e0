/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Changes;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replication group with encryption in transit and an AUTH token, on a real engine. */
class EncryptedGroupDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST = "first-token-of-this-group";
    private static final String NEXT = "next-token-of-this-group";
    private static final ReplicationGroup GROUP = new ReplicationGroup(
            "sessions",
            "sessions of the shop",
            "redis",
            "7.0",
            "cache.t3.micro",
            2,
            6379,
            true,
            true,
            Optional.of(FIRST),
            BackupSettings.none(),
            Optional.empty(),
            List.of());

    @TempDir
    private Path directory;

    /** The last line of the reply, or that of the login if it is refused. */
    private String ask(int port, String token, String command) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream in = Files.newInputStream(directory.resolve(".ebemu/tls/ca.pem"))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return CacheBench.ask(
                context.getSocketFactory().createSocket("127.0.0.1", port), "AUTH " + token + "\r\n" + command);
    }

    private static int port(ElastiCache api) {
        return api.describeReplicationGroups(Optional.of("sessions"))
                .get(0)
                .hostEndpoint()
                .orElseThrow()
                .port();
    }

    private static int replica(ElastiCache api) {
        return api.describeCacheClusters(Optional.of("sessions-002"))
                .get(0)
                .hostEndpoint()
                .orElseThrow()
                .port();
    }

    private static void modify(ElastiCache api, String strategy) {
        api.modifyReplicationGroup("sessions", Changes.authToken(NEXT, strategy));
    }

    private void awaitReplicated(ElastiCache api, String token, String word) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask(replica(api), token, "GET " + word).equals("kept"));
    }

    @Test
    void the_old_token_is_valid_until_the_new_one_is_set_and_the_replica_follows_all_the_while() throws Exception {
        try (CacheBench bench = new CacheBench(directory, GROUP);
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            String server = bench.server("sessions-001").orElseThrow().id();
            assertThat(ask(port(api), FIRST, "SET first kept")).isEqualTo("+OK");
            awaitReplicated(api, FIRST, "first");
            assertThatThrownBy(() -> CacheBench.ask(port(api), "PING")).isInstanceOf(IOException.class);

            modify(api, "ROTATE");
            assertThat(ask(port(api), FIRST, "SET rotated kept")).isEqualTo("+OK");
            awaitReplicated(api, NEXT, "rotated");
            assertThat(ask(port(api), NEXT, "GET first")).isEqualTo("kept");
            assertThat(ask(replica(api), FIRST, "GET first")).isEqualTo("kept");

            modify(api, "SET");
            assertThat(ask(port(api), FIRST, "GET first")).startsWith("-NOAUTH");
            assertThat(ask(replica(api), FIRST, "GET first")).startsWith("-NOAUTH");
            assertThat(ask(port(api), NEXT, "SET set kept")).isEqualTo("+OK");
            awaitReplicated(api, NEXT, "set");
            assertThat(bench.server("sessions-001").orElseThrow().id()).isEqualTo(server);
        }
    }
}
