/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The text form of keys and certificates (RFC 7468). */
final class Pem {

    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private Pem() {}

    static String of(PrivateKey key) {
        return block(KEY, key.getEncoded());
    }

    static String of(X509Certificate certificate) throws GeneralSecurityException {
        return block(CERTIFICATE, certificate.getEncoded());
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + ENCODER.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    static PrivateKey key(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content(KEY, text)));
    }

    static X509Certificate certificate(String text) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(content(CERTIFICATE, text)));
    }

    /** The block with that label, as it stands in a file that may have others. */
    static String block(String label, String text) throws GeneralSecurityException {
        String begin = "-----BEGIN " + label + "-----\n";
        String end = "-----END " + label + "-----\n";
        int from = text.indexOf(begin);
        int to = text.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new GeneralSecurityException("it has no " + label);
        }
        return text.substring(from, to + end.length());
    }

    /** The key of a file that has a key and a certificate. */
    static String keyBlock(String text) throws GeneralSecurityException {
        return block(KEY, text);
    }

    /** The certificate of a file that has a key and a certificate. */
    static String certificateBlock(String text) throws GeneralSecurityException {
        return block(CERTIFICATE, text);
    }

    private static byte[] content(String label, String text) throws GeneralSecurityException {
        String block = block(label, text);
        String body = block.substring(block.indexOf('\n'), block.lastIndexOf("\n-----END"));
        return Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
    }
}
