/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects with TLS, and tells in plain words why an engine and this client do not trust each other. */
final class TlsDialer implements Dialer {

    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final String host;
    private final int port;
    private final TlsFiles files;

    TlsDialer(String host, int port, TlsFiles files) {
        this.host = host;
        this.port = port;
        this.files = files;
    }

    @Override
    public Duplex dial() throws IOException {
        // Read each time: certificates may be renewed while an agent runs.
        SSLSocket socket =
                (SSLSocket) new TlsContext(files).read().getSocketFactory().createSocket();
        try {
            connect(socket);
            return new OverTls(socket, this);
        } catch (IOException e) {
            socket.close();
            throw explained(e);
        }
    }

    private void connect(SSLSocket socket) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address is known for the host " + host);
        }
        socket.connect(address, (int) DEADLINE.toMillis());
        if (files.verified()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.setSoTimeout((int) DEADLINE.toMillis());
        socket.startHandshake();
        socket.setSoTimeout(0);
        socket.setKeepAlive(true);
    }

    /** In TLS 1.3 an engine refuses a client's certificate when the client has long sent its first request. */
    IOException explained(IOException failure) {
        String words = DockerErrors.reason(failure);
        if (failure instanceof SocketTimeoutException) {
            return new IOException(
                    "no answer from " + host + ":" + port + " within " + DEADLINE.toSeconds()
                            + " s; see whether an engine with TLS listens there and no firewall is between",
                    failure);
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return failure;
        }
        if (failure instanceof SocketException) {
            // The refusal itself is lost if the engine closes while this client still writes.
            return new IOException(words + "; if that happens each time, the engine " + refusesClient(), failure);
        }
        if (!(failure instanceof SSLException)) {
            return failure;
        }
        return new IOException(words + "; " + cure(words.toLowerCase(Locale.ROOT)), failure);
    }

    private String refusesClient() {
        return "does not take this client's certificate: see whether " + files.certificate() + " and " + files.key()
                + " are there, belong together, and were issued by the engine's authority";
    }

    private String cure(String words) {
        if (words.contains("plaintext") || words.contains("unsupported or unrecognized ssl message")) {
            return "what listens at " + host + ":" + port
                    + " does not speak TLS: unset DOCKER_TLS_VERIFY, or correct the"
                    + " port (2376 is usual with TLS, 2375 without)";
        }
        if (words.contains("pkix") || words.contains("unable to find valid certification path")) {
            return "the engine's certificate was not issued by the authority in "
                    + files.authority().map(Object::toString).orElse("this Java")
                    + ": fetch the ca.pem that belongs to this engine";
        }
        if (words.contains("subject alternative")) {
            return "the engine's certificate is for another name: use a name that is in it, or have one made for "
                    + host;
        }
        if (words.contains("received fatal alert")) {
            return "the engine " + refusesClient();
        }
        return "see whether the certificates beside " + files.certificate() + " belong to this engine and are in date";
    }

    /**
     * An encrypted connection.
     *
     * @param socket connected
     * @param dialer knows what a failure means
     */
    private record OverTls(SSLSocket socket, TlsDialer dialer) implements Duplex {

        @Override
        public int read(byte[] buffer) throws IOException {
            try {
                return socket.getInputStream().read(buffer);
            } catch (SSLException | SocketException e) {
                throw dialer.explained(e);
            }
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            socket.getOutputStream().write(bytes, 0, length);
            socket.getOutputStream().flush();
        }

        @Override
        public void endOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
