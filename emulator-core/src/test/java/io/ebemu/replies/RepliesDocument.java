/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/managed-services.md}. */
final class RepliesDocument {

    private static final String HEAD = """
            # Managed services: what they answer

            What an application is answered by the databases and caches that ebemu runs, beside what RDS and ElastiCache
            answer. Every answer in the column *here* was given by a real server in a test, which fails if it changes;
            where it is not production's, the last column says why. An ellipsis stands for what differs from run to run.

            This page is written by `RepliesDocumentDockerIT`; do not edit it by hand.
            """;

    private RepliesDocument() {}

    static String of(List<Reply> replies) {
        Map<String, List<Reply>> topics =
                replies.stream().collect(Collectors.groupingBy(Reply::topic, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(HEAD);
        topics.forEach((topic, rows) -> {
            page.append("\n## ").append(topic).append("\n\n");
            page.append("| a client does | production answers | here | why it differs |\n|---|---|---|---|\n");
            rows.forEach(row -> page.append("| ")
                    .append(cell(row.situation()))
                    .append(" | ")
                    .append(cell(row.production()))
                    .append(" | ")
                    .append(row.here().equals(row.production()) ? "the same" : cell(row.here()))
                    .append(" | ")
                    .append(row.difference().replace("|", "\\|"))
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static String cell(String text) {
        String line = text.strip().replace("\n", " ⏎ ").replace("|", "\\|");
        return line.isEmpty() ? "" : line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }
}
