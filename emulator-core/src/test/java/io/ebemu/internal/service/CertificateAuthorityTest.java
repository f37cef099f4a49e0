/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.SystemHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final String NAME = "orders.cabc.us-east-1.rds.amazonaws.com";

    @TempDir
    private Path directory;

    private CertificateAuthority authority() {
        return new CertificateAuthority(directory.resolve("shop"), new SystemHost());
    }

    @Test
    void a_certificate_names_the_endpoint_and_this_machine_and_is_verified_by_the_authority_file() throws Exception {
        ServerCertificate server = authority().serverCertificate("rds-orders", List.of(NAME));

        X509Certificate certificate = Pem.certificate(server.chain());
        X509Certificate root = Pem.certificate(Files.readString(authority().certificateFile()));
        certificate.verify(root.getPublicKey());
        root.verify(root.getPublicKey());
        assertThat(server.authority()).isEqualTo(Files.readString(authority().certificateFile()));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(0) + " " + name.get(1))
                .containsExactly("2 " + NAME, "2 localhost", "7 127.0.0.1");
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void a_certificate_is_kept_for_as_long_as_its_names_are_the_same() {
        ServerCertificate first = authority().serverCertificate("rds-orders", List.of(NAME));

        assertThat(authority().serverCertificate("rds-orders", List.of(NAME))).isEqualTo(first);
        assertThat(authority().serverCertificate("rds-orders", List.of(NAME, "other")))
                .isNotEqualTo(first);
    }

    @Test
    void keys_are_readable_by_their_owner_only_and_in_no_text_form() throws Exception {
        ServerCertificate server = authority().serverCertificate("rds-orders", List.of(NAME));

        Path tls = directory.resolve("shop").resolve("tls");
        for (String file : List.of("ca.key", "rds-orders.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(server.toString()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void services_that_start_at_the_same_time_share_one_authority() throws Exception {
        List<CompletableFuture<ServerCertificate>> starts = Stream.of("one", "two", "three", "four")
                .map(name -> CompletableFuture.supplyAsync(() -> authority().serverCertificate(name, List.of(name))))
                .toList();

        X509Certificate root = Pem.certificate(starts.get(0).get().authority());
        for (CompletableFuture<ServerCertificate> start : starts) {
            Pem.certificate(start.get().chain()).verify(root.getPublicKey());
        }
        try (Stream<Path> files = Files.list(directory.resolve("shop"))) {
            assertThat(files).containsExactly(directory.resolve("shop").resolve("tls"));
        }
    }

    @Test
    void an_authority_whose_files_are_gone_is_told_with_what_to_do() throws Exception {
        Files.createDirectories(directory.resolve("shop").resolve("tls"));

        assertThatThrownBy(() -> authority().serverCertificate("rds-orders", List.of(NAME)))
                .isInstanceOf(ManagedServiceException.class)
                .hasMessageContaining("cannot make a certificate for rds-orders")
                .hasMessageContaining("remove it to have all certificates made anew");
    }
}
