/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The value of an environment property, with references to services in it, written as in {@code Fn::Sub}:
 * {@code ${id.Attribute}}; {@code ${!x}} and {@code $${x}} stand for the text <code>${x}</code>.
 *
 * @param parts texts and references, in order
 * @param place where the value stands
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html">Fn::Sub</a>
 */
record PropertyTemplate(List<Part> parts, Place place) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z]+)+");

    /** A piece of a value. */
    interface Part {
        String text(EnvironmentId environment);
    }

    /** The value in an environment, whose name is part of every endpoint. */
    String resolve(EnvironmentId environment) {
        return parts.stream().map(part -> part.text(environment)).collect(Collectors.joining());
    }

    /** Takes a value apart; empty, with problems, if a reference leads nowhere. */
    static Optional<PropertyTemplate> parse(Located<String> value, List<ManagedService> services, Problems problems) {
        List<Part> parts = new ArrayList<>();
        String text = value.value();
        boolean broken = false;
        int done = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", done)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                problems.error(
                        value.place(),
                        "reference-open",
                        "a reference begins with ${ and does not end; add }, or" + " write $${ for the text itself");
                return Optional.empty();
            }
            boolean doubled = start > done && text.charAt(start - 1) == '$';
            boolean escaped = text.startsWith("!", start + 2);
            parts.add(literal(text.substring(done, doubled ? start - 1 : start)));
            String inner = text.substring(start + 2, end);
            if (doubled || escaped) {
                parts.add(literal("${" + (escaped ? inner.substring(1) : inner) + "}"));
            } else {
                Optional<Part> reference = reference(inner, services);
                reference.ifPresent(parts::add);
                if (reference.isEmpty()) {
                    broken = true;
                    problems.error(value.place(), "reference-unknown", unknown(inner, services));
                }
            }
            done = end + 1;
        }
        parts.add(literal(text.substring(done)));
        return broken ? Optional.empty() : Optional.of(new PropertyTemplate(List.copyOf(parts), value.place()));
    }

    private static Part literal(String text) {
        return environment -> text;
    }

    private static Optional<Part> reference(String inner, List<ManagedService> services) {
        return services.stream()
                .filter(service -> inner.startsWith(service.identifier() + "."))
                .flatMap(service -> ServiceAttribute.of(service).stream()
                        .filter(attribute -> inner.equals(service.identifier() + "." + attribute.name()))
                        .map(attribute -> (Part) attribute.value()::apply))
                .findFirst();
    }

    private static String unknown(String inner, List<ManagedService> services) {
        List<String> known = services.stream()
                .flatMap(service -> ServiceAttribute.of(service).stream()
                        .map(attribute -> service.identifier() + "." + attribute.name()))
                .toList();
        // What does not look like a reference may be part of a secret.
        String shown = REFERENCE.matcher(inner).matches() ? "${" + inner + "}" : "a reference in this value";
        return shown + " refers to nothing, and $${ stands for the text itself; "
                + (known.isEmpty()
                        ? "there are no DBInstances or CacheClusters"
                        : "there are " + String.join(", ", known))
                + NearestName.hint(inner, known);
    }
}
