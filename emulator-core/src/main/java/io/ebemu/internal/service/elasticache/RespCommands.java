/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Commands as they are sent, one after the other; their words are bytes. */
final class RespCommands {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private int count;

    RespCommands add(byte[]... words) {
        encoded.writeBytes(bytes("*" + words.length));
        encoded.writeBytes(LINE_END);
        for (byte[] word : words) {
            encoded.writeBytes(bytes("$" + word.length));
            encoded.writeBytes(LINE_END);
            encoded.writeBytes(word);
            encoded.writeBytes(LINE_END);
        }
        count++;
        return this;
    }

    int count() {
        return count;
    }

    byte[] encoded() {
        return encoded.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
