/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a server that speaks RESP 2, with or without TLS.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">Redis serialization protocol</a>
 */
final class RespConnection implements AutoCloseable {

    private static final String LINE_END = "\r\n";

    private final Socket socket;
    private final InputStream in;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects and logs in.
     *
     * @param patience how long each of connecting and reading may take
     * @throws RespRefusal if the login is refused
     * @throws IOException if there is no connection
     */
    static RespConnection open(RespAddress address, Duration patience) throws IOException {
        int millis = (int) Math.max(1, patience.toMillis());
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.host(), address.port()), millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            Socket socket = address.authority().isPresent()
                    ? Trust.in(address.authority().get())
                            .getSocketFactory()
                            .createSocket(plain, address.host(), address.port(), true)
                    : plain;
            RespConnection connection = new RespConnection(socket);
            connection.logIn(address.login());
            return connection;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private void logIn(List<String> login) throws IOException {
        if (!login.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("AUTH"));
            words.addAll(login);
            RespReply reply = ask(words);
            if (reply.error()) {
                throw new RespRefusal(reply.text());
            }
        }
    }

    /** Asks once; a refusal is a reply too. */
    RespReply ask(List<String> words) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(bytes("*" + words.size() + LINE_END));
        for (String word : words) {
            byte[] content = bytes(word);
            request.writeBytes(bytes("$" + content.length + LINE_END));
            request.writeBytes(content);
            request.writeBytes(bytes(LINE_END));
        }
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        return read();
    }

    private RespReply read() throws IOException {
        String line = line();
        String rest = line.isEmpty() ? "" : line.substring(1);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+', ':' -> RespReply.of(rest);
            case '-' -> new RespReply(true, rest, List.of());
            case '$' -> RespReply.of(bulk(Integer.parseInt(rest)));
            case '*' -> new RespReply(false, "", list(Integer.parseInt(rest)));
            default -> throw new IOException("no answer in the Redis protocol: " + line);
        };
    }

    private List<RespReply> list(int length) throws IOException {
        List<RespReply> items = new ArrayList<>();
        for (int item = 0; item < length; item++) {
            items.add(read());
        }
        return items;
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] content = in.readNBytes(length);
        in.readNBytes(LINE_END.length());
        return new String(content, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                text.write(next);
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException goneAlready) {
            return;
        }
    }
}
