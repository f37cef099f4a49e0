/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues X.509 certificates over P-256 keys. */
final class Issuer {

    /** Clocks of containers and clients may be behind. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** As long as RDS's own server certificates (Amazon RDS User Guide, UsingWithRDS.SSL: one year). */
    private static final Duration SERVER_LIFE = Duration.ofDays(365);

    private final Instant now;
    private final BigInteger serial;

    /**
     * Issues one certificate.
     *
     * @param serial unpredictable hexadecimal digits
     */
    Issuer(Instant now, String serial) {
        this.now = now;
        this.serial = new BigInteger("1" + serial, 16);
    }

    static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    X509Certificate authority(X500Principal subject, KeyPair keys) throws GeneralSecurityException {
        try {
            JcaX509v3CertificateBuilder draft = draft(subject, subject, keys.getPublic(), AUTHORITY_LIFE);
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            draft.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return signed(draft, keys.getPrivate());
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException("cannot issue a certificate: " + e.getMessage(), e);
        }
    }

    X509Certificate server(
            X500Principal subject, PublicKey key, List<String> names, X509Certificate authority, PrivateKey signer)
            throws GeneralSecurityException {
        try {
            JcaX509v3CertificateBuilder draft = draft(authority.getSubjectX500Principal(), subject, key, SERVER_LIFE);
            draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            draft.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
            draft.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            return signed(draft, signer);
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException("cannot issue a certificate: " + e.getMessage(), e);
        }
    }

    private JcaX509v3CertificateBuilder draft(
            X500Principal issuer, X500Principal subject, PublicKey key, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(LEEWAY)), Date.from(now.plus(life)), subject, key);
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        CertificateAuthority.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder draft, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }
}
