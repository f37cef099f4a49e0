/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stable stand-ins for the random tokens that AWS puts into names: the same name gives the same token. */
final class Tokens {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Tokens() {}

    static String of(String name, int length) {
        byte[] digest = sha256(name);
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < length; i++) {
            token.append(ALPHABET.charAt((digest[i] & 0xff) % ALPHABET.length()));
        }
        return token.toString();
    }

    /** Hexadecimal digits. */
    static String hex(String name, int length) {
        return HexFormat.of().formatHex(sha256(name)).substring(0, length);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
