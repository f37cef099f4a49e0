/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes of certificate files what a connection needs, and says which file is no good. */
final class TlsContext {

    /** For a key store that is never written. */
    private static final char[] NO_SECRET = new char[0];

    private final TlsFiles files;

    TlsContext(TlsFiles files) {
        this.files = files;
    }

    /**
     * Reads the files.
     *
     * @throws IOException if one is missing or is not what its name says; the message is for people
     */
    SSLContext read() throws IOException {
        KeyManager[] keys = keys();
        Optional<TrustManager[]> authorities = authorities();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, authorities.orElse(null), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not possible in this Java: " + DockerErrors.reason(e), e);
        }
    }

    /** None without both files: the engine then says whether it wants a certificate. */
    private KeyManager[] keys() throws IOException {
        boolean certificate = Files.exists(files.certificate());
        if (certificate != Files.exists(files.key())) {
            throw missing(certificate ? files.key() : files.certificate());
        }
        if (!certificate) {
            return new KeyManager[0];
        }
        Certificate[] chain = certificates(files.certificate()).toArray(new Certificate[0]);
        PrivateKey key = key();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_SECRET);
            store.setKeyEntry("engine", key, NO_SECRET, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_SECRET);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the key in " + files.key() + " cannot be used with " + files.certificate() + ": "
                            + DockerErrors.reason(e),
                    e);
        }
    }

    private PrivateKey key() throws IOException {
        String text = text(files.key());
        try {
            // May be in any of the forms that openssl writes; Java by itself knows one of them.
            return Optional.ofNullable(CertificateUtils.loadPrivateKey(text))
                    .orElseThrow(() -> new IOException("there is no key without a password in " + files.key()
                            + "; write one with openssl pkey, as the Docker command line needs it too"));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in " + files.key() + " cannot be read: " + DockerErrors.reason(e), e);
        }
    }

    /** Empty for the platform's own. */
    private Optional<TrustManager[]> authorities() throws IOException {
        if (!files.verified()) {
            return Optional.of(new TrustManager[] {new TrustsAnyone()});
        }
        if (files.authority().isEmpty()) {
            return Optional.empty();
        }
        Path file = files.authority().get();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_SECRET);
            for (Certificate one : certificates(file)) {
                store.setCertificateEntry("authority-" + store.size(), one);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Optional.of(factory.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IOException("the authority in " + file + " cannot be used: " + DockerErrors.reason(e), e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        byte[] content = text(file).getBytes(StandardCharsets.US_ASCII);
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new IOException("the certificate in " + file + " cannot be read: " + DockerErrors.reason(e), e);
        }
        throw new IOException("there is no certificate in " + file);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw missing(file);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + DockerErrors.reason(e), e);
        }
    }

    private static IOException missing(Path file) {
        return new IOException("there is no file " + file
                + "; TLS needs ca.pem, cert.pem and key.pem, in the directory that DOCKER_CERT_PATH names or in the"
                + " context");
    }
}
