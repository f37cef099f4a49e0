/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** One section of {@code ebemu.yml} whose keys are the identifiers of services. */
final class ServiceSection {

    /** RDS and ElastiCache: letters, digits and single hyphens, the first a letter, the last no hyphen. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");

    private final String key;
    private final int maxIdentifier;
    private final KeyTable keys;
    private final Problems problems;

    ServiceSection(String key, int maxIdentifier, KeyTable keys, Problems problems) {
        this.key = key;
        this.maxIdentifier = maxIdentifier;
        this.keys = keys;
        this.problems = problems;
    }

    /** Reads every entry; AWS keeps identifiers in lower case. */
    <T> List<T> read(Fields top, BiFunction<String, ServiceFields, T> entry) {
        List<T> services = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        top.object(key, "my-service: {}").stream().flatMap(Fields::members).forEach(member -> {
            String identifier = member.key().toLowerCase(Locale.ROOT);
            checkIdentifier(member, seen.add(identifier));
            fields(member, top)
                    .ifPresent(fields ->
                            services.add(entry.apply(identifier, new ServiceFields(fields.checkedBy(keys), problems))));
        });
        return services;
    }

    private Optional<Fields> fields(Node.Member member, Fields top) {
        return member.value() instanceof Node.Null
                ? Optional.of(new Fields(new Node.Mapping(member.place(), List.of()), problems))
                : top.object(member.value(), "{Engine: …}");
    }

    private void checkIdentifier(Node.Member member, boolean first) {
        String identifier = member.key();
        if (identifier.length() > maxIdentifier
                || !IDENTIFIER.matcher(identifier).matches()) {
            problems.error(
                    member.place(),
                    "identifier-invalid",
                    "an identifier has up to " + maxIdentifier
                            + " letters, digits and single hyphens, begins with a letter and does not end with a"
                            + " hyphen; rename \"" + identifier + "\"");
        } else if (!first) {
            problems.error(
                    member.place(),
                    "identifier-duplicate",
                    "\"" + identifier + "\" is there already in other letters' case; rename one");
        }
    }
}
