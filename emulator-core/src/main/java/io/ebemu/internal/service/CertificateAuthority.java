/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The certificate authority of one environment, in place of the one whose certificate AWS publishes for RDS and
 * ElastiCache. Its files are in {@code tls} in the environment's directory; a client that verifies a server is given
 * {@code tls/ca.pem}.
 *
 * <p>It is made when the first certificate is wanted. Several processes may want one at the same time.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html">Using SSL/TLS to encrypt a
 *     connection to a DB instance</a>
 */
public final class CertificateAuthority {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final List<String> OF_THIS_MACHINE = List.of("localhost", "127.0.0.1");
    /** A certificate that would end before is made anew. */
    private static final Duration REMAINING_LIFE = Duration.ofDays(30);

    private final Path directory;
    private final Host host;

    /** The authority of the environment that keeps its files in that directory. */
    public CertificateAuthority(Path stateDirectory, Host host) {
        this.directory = stateDirectory.resolve("tls");
        this.host = host;
    }

    /** The authority's certificate, by which a client verifies a server; there once a server has a certificate. */
    public Path certificateFile() {
        return directory.resolve("ca.pem");
    }

    private Path keyFile() {
        return directory.resolve("ca.key");
    }

    /**
     * A server's certificate: the one that it had, unless its names have changed or it ends soon.
     *
     * @param server the server's name among the servers of its environment, such as {@code rds-orders}
     * @param names the host names and addresses by which clients reach it; those of this machine are added
     * @throws ManagedServiceException if files cannot be read or written
     */
    public ServerCertificate serverCertificate(String server, List<String> names) {
        List<String> all = Stream.concat(names.stream(), OF_THIS_MACHINE.stream())
                .distinct()
                .toList();
        try {
            make();
            Path file = directory.resolve(server + ".pem");
            if (!Files.exists(file) || !fits(Files.readString(file), all)) {
                OwnersFile.write(file, issue(server, all));
            }
            String both = Files.readString(file);
            return new ServerCertificate(
                    Pem.certificateBlock(both), Pem.keyBlock(both), Files.readString(certificateFile()));
        } catch (IOException | GeneralSecurityException e) {
            throw new ManagedServiceException(
                    "cannot make a certificate for " + server + " in " + directory + ": " + e
                            + "; make the directory writable, or remove it to have all certificates made anew",
                    e);
        }
    }

    /** The whole directory comes into being at once, so that key and certificate are always of the same maker. */
    private void make() throws IOException, GeneralSecurityException {
        if (Files.exists(directory)) {
            return;
        }
        KeyPair keys = Issuer.newKeys();
        X500Principal subject = new X500Principal("CN=ebemu CA " + host.randomHex(8));
        X509Certificate certificate = issuer().authority(subject, keys);
        Path draft = OwnersFile.newDirectory(
                Objects.requireNonNull(directory.toAbsolutePath().getParent(), "the directory is no root"));
        OwnersFile.write(draft.resolve(certificateFile().getFileName()), Pem.of(certificate));
        OwnersFile.write(draft.resolve(keyFile().getFileName()), Pem.of(keys.getPrivate()));
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.delete(draft.resolve(certificateFile().getFileName()));
            Files.delete(draft.resolve(keyFile().getFileName()));
            Files.delete(draft);
            if (!Files.exists(certificateFile())) {
                throw e;
            }
        }
    }

    private boolean fits(String server, List<String> names) throws GeneralSecurityException, IOException {
        X509Certificate certificate = Pem.certificate(server);
        X509Certificate authority = Pem.certificate(Files.readString(certificateFile()));
        return names(certificate).equals(Set.copyOf(names))
                && certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                && certificate.getNotAfter().toInstant().isAfter(host.now().plus(REMAINING_LIFE));
    }

    private static Set<String> names(X509Certificate certificate) throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String issue(String server, List<String> names) throws GeneralSecurityException, IOException {
        KeyPair keys = Issuer.newKeys();
        X509Certificate certificate = issuer().server(
                        new X500Principal("CN=" + server),
                        keys.getPublic(),
                        names,
                        Pem.certificate(Files.readString(certificateFile())),
                        Pem.key(Files.readString(keyFile())));
        return Pem.of(keys.getPrivate()) + Pem.of(certificate);
    }

    private Issuer issuer() {
        return new Issuer(host.now(), host.randomHex(16));
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }
}
