/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes any certificate of a server, where the user said so: {@code DOCKER_TLS} without {@code DOCKER_TLS_VERIFY}, or a
 * context made with {@code skip-tls-verify=true}. Never used otherwise.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/context/create/">docker context create</a>
 */
final class TrustsAnyone extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        // As the user said.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        // As the user said.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // As the user said.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        throw noServer();
    }

    private static UnsupportedOperationException noServer() {
        return new UnsupportedOperationException("a client has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }
}
