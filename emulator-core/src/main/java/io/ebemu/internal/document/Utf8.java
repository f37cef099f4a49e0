/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict decoding: bytes that are no UTF-8 are a problem, not question marks. */
public final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text without its byte order mark; empty, with a problem, if it is no UTF-8. */
    public static Optional<String> decode(byte[] content, String file, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.error(
                    new TextPosition(file, validPrefix(content)).end(),
                    "invalid-utf-8",
                    "this is not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static String validPrefix(byte[] content) {
        CharBuffer decoded = CharBuffer.allocate(content.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), decoded, true);
        return decoded.flip().toString();
    }
}
