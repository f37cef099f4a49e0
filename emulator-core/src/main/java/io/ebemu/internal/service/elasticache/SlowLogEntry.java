/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that took long, as a server's slow log has it.
 *
 * @param id its number, counted from the server's start
 * @param timestamp when it was done, in seconds since 1970
 * @param duration how long it took, in microseconds
 * @param words the command and its arguments; the server leaves some out of long ones
 * @param clientAddress the client's address and port; empty before Redis 4
 * @param clientName the name that the client gave itself; empty if it gave none
 * @see <a href="https://redis.io/docs/latest/commands/slowlog-get/">SLOWLOG GET</a>
 */
public record SlowLogEntry(
        long id, long timestamp, long duration, List<String> words, String clientAddress, String clientName) {

    private static final int FIELDS_BEFORE_REDIS_4 = 4;
    private static final int FIELDS = 6;
    /** What a server writes in place of the arguments from the 32nd on. */
    private static final Pattern MORE = Pattern.compile("\\.\\.\\. \\((\\d+) more arguments\\)");

    private static final int MOST_WORDS = 32;

    public SlowLogEntry {
        words = List.copyOf(words);
    }

    static Optional<SlowLogEntry> of(RespReply reply) {
        List<RespReply> fields = reply.items();
        if (fields.size() < FIELDS_BEFORE_REDIS_4 || fields.get(3).items().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SlowLogEntry(
                Long.parseLong(fields.get(0).text()),
                Long.parseLong(fields.get(1).text()),
                Long.parseLong(fields.get(2).text()),
                fields.get(3).items().stream().map(RespReply::text).toList(),
                fields.size() < FIELDS ? "" : fields.get(4).text(),
                fields.size() < FIELDS ? "" : fields.get(5).text()));
    }

    /**
     * The command without its arguments, which are nobody's business, as ElastiCache delivers it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html">Log delivery</a>
     */
    public String command() {
        long arguments = words.size() - 1L;
        if (words.size() == MOST_WORDS) {
            Matcher more = MORE.matcher(words.get(MOST_WORDS - 1));
            arguments = more.matches() ? arguments - 1 + Long.parseLong(more.group(1)) : arguments;
        }
        return words.get(0) + (arguments == 0 ? "" : " ... (" + arguments + " more arguments)");
    }
}
