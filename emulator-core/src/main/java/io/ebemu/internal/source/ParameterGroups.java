/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ParameterGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameter groups of one service that {@code ebemu.yml} declares. */
final class ParameterGroups {

    private static final int MAX_NAME = 255;
    private static final String DEFAULT = "default.";

    private final Words words;
    private final List<ParameterGroup> groups;

    /**
     * What differs between RDS and ElastiCache.
     *
     * @param section the section's name
     * @param keys the keys of a group
     * @param familyKey where a group's family stands
     * @param families the form of a family
     * @param example a family
     * @param valuesKey where its parameters stand
     * @param noun what AWS calls a group
     * @param mismatch what AWS says of a group of another family: its name, its family, and the family that is needed
     */
    record Words(
            String section,
            KeyTable keys,
            String familyKey,
            String families,
            String example,
            String valuesKey,
            String noun,
            String mismatch) {}

    private ParameterGroups(Words words, List<ParameterGroup> groups) {
        this.words = words;
        this.groups = groups;
    }

    static ParameterGroups read(Words words, Fields top, Problems problems) {
        ServiceSection section = new ServiceSection(words.section(), MAX_NAME, words.keys(), problems);
        return new ParameterGroups(words, section.read(top, (name, fields) -> group(words, name, fields, problems)));
    }

    private static ParameterGroup group(Words words, String name, ServiceFields fields, Problems problems) {
        Optional<Located<String>> family = fields.fields().word(words.familyKey());
        if (family.isEmpty()) {
            problems.error(
                    fields.fields().place(),
                    "family-missing",
                    words.familyKey() + " is missing; write the engine and version that the group is for, such as "
                            + words.example());
        }
        family.filter(one -> !Pattern.matches(words.families(), one.value()))
                .ifPresent(one -> problems.error(
                        one.place(), "family-invalid", "expected a family such as " + words.example() + "; write one"));
        // Nobody asks for it here, but what is no text is a mistake.
        fields.text("Description", "");
        Map<String, String> values = new LinkedHashMap<>();
        fields.fields()
                .textsByKey(words.valuesKey(), "{name: value}")
                .forEach((parameter, value) -> values.put(parameter, value.value()));
        return new ParameterGroup(name, family.map(Located::value).orElse(""), values);
    }

    /**
     * The group that a service names; empty for a default one, and, with a problem, for one that it cannot have.
     *
     * @param key the key with the group's name
     * @param family the family of the service's engine and version
     */
    Optional<ParameterGroup> named(ServiceFields fields, String key, String family) {
        String name = fields.text(key, DEFAULT + family).toLowerCase(Locale.ROOT);
        if (name.startsWith(DEFAULT)) {
            checkFamily(fields, key, name, name.substring(DEFAULT.length()), family);
            return Optional.empty();
        }
        Optional<ParameterGroup> group =
                groups.stream().filter(one -> one.name().equals(name)).findFirst();
        if (group.isEmpty()) {
            List<String> names = groups.stream().map(ParameterGroup::name).toList();
            fields.error(
                    key,
                    "parameter-group-unknown",
                    words.noun() + " not found: " + name + ". Declare it in " + words.section()
                            + (names.isEmpty() ? "" : ", or write one of " + String.join(", ", names))
                            + NearestName.hint(name, names));
        }
        group.ifPresent(one -> checkFamily(fields, key, name, one.family(), family));
        return group;
    }

    private void checkFamily(ServiceFields fields, String key, String name, String actual, String needed) {
        if (!actual.isEmpty() && !actual.equals(needed)) {
            fields.error(
                    key,
                    "parameter-group-family",
                    words.mismatch()
                            .replace("{name}", name)
                            .replace("{actual}", actual)
                            .replace("{needed}", needed));
        }
    }
}
