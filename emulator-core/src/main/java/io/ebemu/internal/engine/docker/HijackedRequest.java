/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request after which the connection belongs to the two that talk over it.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">
 *     Hijacking, in ContainerAttach</a>
 */
final class HijackedRequest {

    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]{1,6})\r\n");
    private static final int LONGEST_HEAD = 1 << 16;
    private static final int SWITCHED = 101;
    private static final int REFUSED = 300;

    private final Duplex connection;
    private final InputStream input;

    HijackedRequest(Duplex connection) {
        this.connection = connection;
        this.input = new DuplexInput(connection);
    }

    /**
     * Sends the request, and returns what the engine sends from now on.
     *
     * @throws io.ebemu.internal.engine.EngineException if the engine refuses, with its words
     */
    InputStream post(String path, JsonNode json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
                        + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + body.length + HEAD_END)
                .getBytes(StandardCharsets.US_ASCII);
        connection.write(head, head.length);
        connection.write(body, body.length);
        String answer = readHead();
        int status = status(answer);
        if (status != SWITCHED && status >= REFUSED) {
            throw new DockerErrors(new ObjectMapper()).answered(status, readBody(answer));
        }
        return input;
    }

    /** The engine keeps the connection open after a refusal, so its length has to tell where that ends. */
    private String readBody(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        byte[] body = length.find() ? input.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new String(body, StandardCharsets.UTF_8);
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (head.size() < LONGEST_HEAD) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("the engine closed the connection");
            }
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.US_ASCII).endsWith(HEAD_END)) {
                return head.toString(StandardCharsets.US_ASCII);
            }
        }
        throw new IOException("the engine's answer has no end");
    }

    private static int status(String head) throws IOException {
        String[] words = head.split(" ", 3);
        if (!head.startsWith("HTTP/1.") || words.length < 3 || !words[1].matches("[0-9]{3}")) {
            throw new IOException("what answers is not a Docker engine");
        }
        return Integer.parseInt(words[1]);
    }
}
