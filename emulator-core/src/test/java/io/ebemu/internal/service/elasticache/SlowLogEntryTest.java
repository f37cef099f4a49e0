/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowLogEntryTest {

    private static RespReply list(Stream<RespReply> items) {
        return new RespReply(false, "", items.toList());
    }

    private static RespReply reply(Stream<String> words, String... client) {
        return list(Stream.concat(
                Stream.of(
                        RespReply.of("7"),
                        RespReply.of("1605631822"),
                        RespReply.of("12345"),
                        list(words.map(RespReply::of))),
                Stream.of(client).map(RespReply::of)));
    }

    private static String command(Stream<String> words) {
        return SlowLogEntry.of(reply(words)).orElseThrow().command();
    }

    @Test
    void an_entry_has_what_the_server_says() {
        assertThat(SlowLogEntry.of(reply(Stream.of("GET", "word"), "172.17.0.5:4711", "shop")))
                .contains(new SlowLogEntry(7, 1605631822, 12345, List.of("GET", "word"), "172.17.0.5:4711", "shop"));
        assertThat(SlowLogEntry.of(reply(Stream.of("GET", "word")))
                        .orElseThrow()
                        .clientAddress())
                .isEmpty();
    }

    @Test
    void arguments_are_only_counted() {
        assertThat(command(Stream.of("PING"))).isEqualTo("PING");
        assertThat(command(Stream.of("GET", "word"))).isEqualTo("GET ... (1 more arguments)");
        assertThat(command(Stream.of("SET", "word", "secret"))).isEqualTo("SET ... (2 more arguments)");
    }

    @Test
    void arguments_that_the_server_left_out_are_counted_too() {
        Stream<String> words = Stream.concat(
                Stream.of("MSET"),
                Stream.concat(Stream.generate(() -> "word").limit(30), Stream.of("... (70 more arguments)")));

        assertThat(command(words)).isEqualTo("MSET ... (100 more arguments)");
    }
}
