/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A registry with one image of one empty layer, for those who know its password. Engines speak plain HTTP with registries
 * on localhost.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/api/">the registry's API</a>
 */
final class PrivateRegistry implements AutoCloseable {

    static final String USER = "ann";
    static final String PASSWORD = "pass:word";
    /** Both, as HTTP and Docker's configuration encode them. */
    static final String AUTH =
            Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final int TAR_END = 1024;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int MOST_MILLISECONDS = 10_000;

    private final ServerSocket server;
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final byte[] manifest;

    /** @param label makes the image another than all others */
    PrivateRegistry(String label) throws IOException {
        byte[] tar = new byte[TAR_END];
        byte[] layer = gzip(tar);
        byte[] config = ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Labels\":{\"run\":\"" + label
                        + "\"}},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + digest(tar) + "\"]}}")
                .getBytes(StandardCharsets.UTF_8);
        manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                        + descriptor("application/vnd.docker.container.image.v1+json", config) + ",\"layers\":["
                        + descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        blobs.put(digest(layer), layer);
        blobs.put(digest(config), config);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "private-registry");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Its name in image references. */
    String name() {
        return "localhost:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(MOST_MILLISECONDS);
                answer(connection);
            } catch (IOException e) {
                // The engine tries anew, or the registry was closed.
            }
        }
    }

    /** One request a connection. Engines try TLS first, and take any plain answer for a no. */
    private void answer(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        in.mark(1);
        boolean tls = in.read() == TLS_HANDSHAKE;
        in.reset();
        if (tls) {
            respond(connection, "400 Bad Request", "", new byte[0]);
            return;
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        String[] request = String.valueOf(reader.readLine()).split(" ");
        List<String> headers = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            headers.add(line);
        }
        if (!headers.contains("Authorization: Basic " + AUTH)) {
            respond(connection, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"private\"\r\n", new byte[0]);
            return;
        }
        Optional<byte[]> found = content(request[1]);
        if (found.isEmpty()) {
            respond(connection, "404 Not Found", "", new byte[0]);
            return;
        }
        byte[] body = found.get();
        String type = request[1].contains("/manifests/") ? MANIFEST : "application/octet-stream";
        String describing = "Content-Type: " + type + "\r\nDocker-Content-Digest: " + digest(body)
                + "\r\nContent-Length: " + body.length + "\r\n";
        respond(connection, "200 OK", describing, request[0].equals("HEAD") ? new byte[0] : body);
    }

    private Optional<byte[]> content(String path) {
        if (path.equals("/v2/")) {
            return Optional.of("{}".getBytes(StandardCharsets.UTF_8));
        }
        return path.contains("/manifests/")
                ? Optional.of(manifest)
                : Optional.ofNullable(blobs.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static void respond(Socket connection, String status, String headers, byte[] body) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"" + type + "\",\"size\":" + content.length + ",\"digest\":\"" + digest(content)
                + "\"}";
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
