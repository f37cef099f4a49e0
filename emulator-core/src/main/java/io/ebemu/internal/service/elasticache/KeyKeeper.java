/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads all keys of a node, and brings them back. Keys and values are bytes, and go over one connection in few round
 * trips. What is brought back is done in a transaction: no other client sees half of it.
 */
final class KeyKeeper {

    private static final Pattern LOGICAL_DATABASE = Pattern.compile("(?m)^db(\\d+):");
    private static final byte[] BATCH = bytes("1000");
    private static final byte[] NO_END = bytes("-1");
    private static final byte[] NEVER = bytes("0");

    private static final byte[] AT_ONCE = bytes("1");

    private final RespConnection connection;

    KeyKeeper(RespConnection connection) {
        this.connection = connection;
    }

    /** Reads all keys that there are while nobody changes any. */
    KeptKeys keep() throws IOException {
        RespCommands commands = new RespCommands();
        commands.add(bytes("MULTI")).add(bytes("FLUSHALL"));
        int keys = 0;
        Matcher database = LOGICAL_DATABASE.matcher(
                connection.ask(List.of("INFO", "keyspace")).text());
        while (database.find()) {
            byte[] number = bytes(database.group(1));
            check(connection.ask(List.of("SELECT", database.group(1))));
            commands.add(bytes("SELECT"), number);
            keys += keepSelected(commands);
        }
        // The connection is used again, and begins in the first one.
        check(connection.ask(List.of("SELECT", "0")));
        commands.add(bytes("SELECT"), NEVER).add(bytes("EXEC"));
        return new KeptKeys(commands.encoded(), commands.count(), keys);
    }

    private int keepSelected(RespCommands commands) throws IOException {
        int keys = 0;
        byte[] cursor = NEVER;
        do {
            connection.send(new RespCommands()
                    .add(bytes("SCAN"), cursor, bytes("COUNT"), BATCH)
                    .encoded());
            List<byte[]> page = connection.readPage();
            cursor = page.get(0);
            keys += keep(page.subList(1, page.size()), commands);
        } while (cursor.length != 1 || cursor[0] != '0');
        return keys;
    }

    private int keep(List<byte[]> names, RespCommands commands) throws IOException {
        RespCommands questions = new RespCommands();
        names.forEach(name -> questions.add(bytes("PTTL"), name).add(bytes("DUMP"), name));
        connection.send(questions.encoded());
        int kept = 0;
        List<byte[]> answers = new ArrayList<>();
        for (int answer = 0; answer < 2 * names.size(); answer++) {
            answers.add(connection.readBytes());
        }
        for (int key = 0; key < names.size(); key++) {
            byte[] timeToLive = answers.get(2 * key);
            byte[] value = answers.get(2 * key + 1);
            if (value.length > 0) {
                commands.add(bytes("RESTORE"), names.get(key), whenToEnd(timeToLive), value, bytes("REPLACE"));
                kept++;
            }
        }
        return kept;
    }

    /** What {@code RESTORE} wants of what {@code PTTL} says: to it, 0 milliseconds mean for ever. */
    private static byte[] whenToEnd(byte[] timeToLive) {
        return Arrays.equals(timeToLive, NO_END) ? NEVER : Arrays.equals(timeToLive, NEVER) ? AT_ONCE : timeToLive;
    }

    /** Puts keys in the place of all that there are. */
    void bringBack(KeptKeys kept) throws IOException {
        connection.send(kept.commands());
        String refusal = "";
        for (int reply = 0; reply < kept.count(); reply++) {
            RespReply said = connection.read();
            boolean failed = said.error() || said.items().stream().anyMatch(RespReply::error);
            if (failed && refusal.isEmpty()) {
                refusal = said.error()
                        ? said.text()
                        : said.items().stream()
                                .filter(RespReply::error)
                                .findFirst()
                                .orElseThrow()
                                .text();
            }
        }
        if (!refusal.isEmpty()) {
            throw new RespRefusal(refusal);
        }
    }

    private static void check(RespReply reply) throws IOException {
        if (reply.error()) {
            throw new RespRefusal(reply.text());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
