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

    private static final int LINE_END_LENGTH = 2;

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
        send(new RespCommands()
                .add(words.stream()
                        .map(word -> word.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new))
                .encoded());
        return read();
    }

    /** Sends commands; each has a reply, to be read in turn. */
    void send(byte[] commands) throws IOException {
        socket.getOutputStream().write(commands);
        socket.getOutputStream().flush();
    }

    /** Reads the next reply. */
    RespReply read() throws IOException {
        String line = line();
        String rest = line.isEmpty() ? "" : line.substring(1);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+', ':' -> RespReply.of(rest);
            case '-' -> new RespReply(true, rest, List.of());
            case '$' -> RespReply.of(new String(bulk(Integer.parseInt(rest)), StandardCharsets.UTF_8));
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

    /**
     * Reads the next reply as it is, which must be a string or a number; empty where there is no value.
     *
     * @throws RespRefusal if it is a refusal
     */
    byte[] readBytes() throws IOException {
        String line = line();
        String rest = line.isEmpty() ? "" : line.substring(1);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+', ':' -> rest.getBytes(StandardCharsets.UTF_8);
            case '-' -> throw new RespRefusal(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            default -> throw new IOException("no string in the Redis protocol: " + line);
        };
    }

    /** Reads a reply of {@code SCAN}: its cursor, and what it found. */
    List<byte[]> readPage() throws IOException {
        List<byte[]> page = new ArrayList<>();
        expectList();
        page.add(readBytes());
        for (int left = expectList(); left > 0; left--) {
            page.add(readBytes());
        }
        return page;
    }

    private int expectList() throws IOException {
        String line = line();
        if (line.startsWith("-")) {
            throw new RespRefusal(line.substring(1));
        }
        if (!line.startsWith("*")) {
            throw new IOException("no list in the Redis protocol: " + line);
        }
        return Integer.parseInt(line.substring(1));
    }

    private byte[] bulk(int length) throws IOException {
        if (length < 0) {
            return new byte[0];
        }
        byte[] content = in.readNBytes(length);
        in.readNBytes(LINE_END_LENGTH);
        return content;
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

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException goneAlready) {
            return;
        }
    }
}
