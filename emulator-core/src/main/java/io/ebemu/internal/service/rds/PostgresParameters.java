/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.error.AwsApiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters of DB parameter groups for RDS for PostgreSQL, of all major versions.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html">
 *     Working with parameters on your RDS for PostgreSQL DB instance</a>
 */
public final class PostgresParameters {

    private static final Map<String, Kind> KINDS = read();
    /** Parameters of these libraries are not told one by one; all are dynamic. */
    private static final Set<String> LIBRARIES = Set.of(
            "auto_explain",
            "pgaudit",
            "pg_bigm",
            "pg_hint_plan",
            "pglogical",
            "pg_similarity",
            "pgtle",
            "pg_transport",
            "plprofiler",
            "plv8");

    private PostgresParameters() {}

    /** When a change of a parameter takes effect. */
    public enum Kind {
        /** At the next reboot. */
        STATIC,
        /** At once. */
        DYNAMIC,
        /** Never: only RDS sets it. */
        FIXED
    }

    /** When changes of a parameter take effect; empty for one that RDS does not have. */
    public static Optional<Kind> kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return dot > 0 && LIBRARIES.contains(lower.substring(0, dot))
                ? Optional.of(Kind.DYNAMIC)
                : Optional.ofNullable(KINDS.get(lower));
    }

    /** Why RDS would not let that parameter be set; empty if it would (texts: terraform-provider-aws #522, Ansible). */
    public static Optional<AwsApiException> refusal(String name) {
        return kind(name).isEmpty()
                ? Optional.of(refused("Could not find parameter with name: " + name))
                : kind(name)
                        .filter(Kind.FIXED::equals)
                        .map(fixed -> refused("The parameter " + name + " cannot be modified"));
    }

    private static AwsApiException refused(String text) {
        return new AwsApiException("InvalidParameterValue", text);
    }

    private static Map<String, Kind> read() {
        Map<String, Kind> kinds = new TreeMap<>();
        Kind kind = Kind.STATIC;
        for (String word : List.of(ServerResource.text("parameters").trim().split("\\s+"))) {
            if (word.startsWith("[")) {
                kind = Kind.valueOf(word.substring(1, word.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                kinds.put(word, kind);
            }
        }
        return Map.copyOf(kinds);
    }
}
