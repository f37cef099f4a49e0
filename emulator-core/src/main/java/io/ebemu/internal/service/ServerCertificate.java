/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

/**
 * What a server shows its clients.
 *
 * @param chain its certificate, PEM
 * @param key the private key to it, PKCS #8 in PEM; masked in {@link #toString}
 * @param authority the certificate by which a client verifies it, PEM
 */
public record ServerCertificate(String chain, String key, String authority) {

    @Override
    public String toString() {
        return "ServerCertificate[" + chain + "]";
    }
}
