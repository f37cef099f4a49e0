/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values and keys that programs stumble over. */
final class Odd {

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "3",
            "4",
            "5",
            "6",
            "10",
            "22",
            "80",
            "100",
            "255",
            "256",
            "300",
            "301",
            "1800",
            "51678",
            "65535",
            "65536",
            "262144",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967296",
            "9223372036854775808",
            "1e3",
            "1E400",
            "-1e-400",
            "1e999999999",
            "0.5",
            "128.0",
            "1.0e2");

    private static final List<String> STRINGS = List.of(
            "",
            " ",
            "a",
            "2",
            "80",
            "256m",
            "1g",
            "true",
            "null",
            "a:b",
            "a:b:c",
            ":",
            "/",
            "//",
            "/a:b",
            "./x",
            "..",
            "${X}",
            "<TAG>",
            "{{v}}",
            "%X%",
            "$PWD/x",
            "awseb-logs-",
            "awseb-logs-web",
            "web",
            "CMD",
            "CMD-SHELL",
            "tcp",
            "UDP",
            "START",
            "HEALTHY",
            "1-65535",
            "80-79",
            "0-0",
            "1-2-3",
            "-",
            "80-",
            "99999999999-1",
            "a=b",
            "=",
            "#",
            "arn:aws:s3:::b/k.env",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf:k::",
            "NET_ADMIN",
            "nofile",
            "net.core.somaxconn",
            "kernel.msgmax",
            "::1",
            "300.1.1.1",
            "no-new-privileges",
            "task",
            "shared",
            "\u0000",
            "\u0007\u001b[31m",
            "\r\n",
            "\t",
            "\\",
            "\"",
            "'",
            "\uFEFF",
            "\u202E",
            "\u00e4\u00f6",
            "\u00a0",
            "\u2028",
            "\ud83d\ude00",
            "\u0130",
            "e\u0301",
            "User/App:x",
            "x@sha256:abc",
            "a".repeat(128),
            "a".repeat(255),
            "a".repeat(256),
            "a-".repeat(200),
            "..".repeat(300),
            "x/".repeat(2_000),
            "ab ".repeat(4_000));

    private static final List<String> RAW = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\": null}",
            "{\"a\": {\"a\": {}}}",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "[0, \"\", null, {}, []]");

    /** No JSON at all. */
    private static final List<String> BROKEN = List.of(
            "",
            "nul",
            "True",
            "'a'",
            "01",
            "+1",
            ".5",
            "1.",
            "0x10",
            "NaN",
            "Infinity",
            "128M",
            "<PORT>",
            "${P}",
            "\"",
            "\"\\x\"",
            "\"\n\"",
            "[",
            "{",
            "]",
            "}",
            "{,}",
            "[1,]",
            "{\"a\"}",
            "{1: 2}",
            "// c",
            "/* c */ 1",
            "# c",
            "\\");

    /** Keys of Compose, of version 1, and of ECS in the wrong place. */
    private static final List<String> KEYS = List.of(
            "",
            " ",
            "_comment",
            "ports",
            "depends_on",
            "build",
            "environment_file",
            "healthcheck",
            "restart",
            "volumes",
            "image",
            "Image",
            "name",
            "memory",
            "Memory",
            "essential",
            "host",
            "value",
            "containerPort",
            "type",
            "family",
            "networkMode",
            "Authentication",
            "services",
            "labels",
            "deploy",
            "\u0000",
            "a.b[0].c",
            "[0]",
            "a\"b",
            "\ud83d\ude00",
            "containerDefinitions",
            "AWSEBDockerrunVersion",
            "AWSEBDockerRunVersion",
            "k".repeat(300),
            "k".repeat(9_000));

    private Odd() {}

    /** A value of valid JSON. */
    static Json value(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Json.Raw(pick(NUMBERS, random));
            case 2, 3, 4 -> Json.text(pick(STRINGS, random));
            case 5 -> new Json.Raw("1".repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 30)));
            case 6 -> random.nextInt(6) == 0 ? deep(random) : new Json.Raw(pick(RAW, random));
            default -> new Json.Raw(pick(RAW, random));
        };
    }

    /** Lists and objects in each other, around the deepest that is read. */
    private static Json deep(RandomGenerator random) {
        int depth = random.nextInt(10) == 0 ? random.nextInt(20_000) : 20 + random.nextInt(20);
        return random.nextBoolean()
                ? new Json.Raw("[".repeat(depth) + "]".repeat(depth))
                : new Json.Raw("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    static String string(RandomGenerator random) {
        return pick(STRINGS, random);
    }

    static String key(RandomGenerator random) {
        return pick(KEYS, random);
    }

    static Json broken(RandomGenerator random) {
        return new Json.Raw(pick(BROKEN, random));
    }

    /** The word with one slip of the finger. */
    static String misspelled(String word, RandomGenerator random) {
        if (word.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(word.length());
        String head = word.substring(0, at);
        String tail = word.substring(at + 1);
        char letter = word.charAt(at);
        return switch (random.nextInt(5)) {
            case 0 -> head + tail;
            case 1 -> head + letter + letter + tail;
            case 2 -> head + Character.toUpperCase(letter) + tail;
            case 3 -> head + (char) ('a' + random.nextInt(26)) + tail;
            default -> word + "s";
        };
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
