/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Asks every emulated service, and holds the answers against production's and against the page. To write the page anew,
 * run this test with {@code -Debemu.update-docs=true}.
 */
@Tag("replies")
class RepliesDocumentDockerIT {

    private static final Path PAGE = Path.of("..", "docs", "managed-services.md");
    private static final List<ReplySource> SOURCES =
            List.of(new PostgresReplies(), new MariaDbReplies(), new RedisReplies(), new MemcachedReplies());

    @Test
    void every_service_answers_as_the_page_says() throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (ReplySource source : SOURCES) {
            replies.addAll(source.ask());
        }

        // Without a reason it is to be the same.
        assertThat(replies)
                .filteredOn(
                        reply -> reply.difference().isEmpty() && !reply.here().equals(reply.production()))
                .isEmpty();
        String page = RepliesDocument.of(replies);
        if (Boolean.getBoolean("ebemu.update-docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
