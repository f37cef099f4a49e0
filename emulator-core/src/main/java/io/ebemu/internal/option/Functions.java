/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the functions that configuration files may have: {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Join}, {@code
 * Fn::Sub} and {@code Fn::GetOptionSetting}; in option settings also as JSON between backticks.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/ebextensions-functions.html">Functions</a>
 */
final class Functions {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final Resources resources;
    private final List<OptionSetting> options;
    private final Problems problems;

    /** @param options what {@code Fn::GetOptionSetting} finds */
    Functions(Resources resources, List<OptionSetting> options, Problems problems) {
        this.resources = resources;
        this.options = options;
        this.problems = problems;
    }

    /** The value; empty, with a warning, if it is not known here. */
    Optional<Value> evaluate(Node node) {
        return evaluate(node, node.place());
    }

    private Optional<Value> evaluate(Node node, Place place) {
        if (node instanceof Node.Scalar scalar) {
            String text = scalar.text();
            String bare = text.strip();
            return bare.length() > 1 && bare.startsWith("`") && bare.endsWith("`")
                    ? quoted(bare.substring(1, bare.length() - 1), place)
                    : Optional.of(Value.of(text));
        }
        if (node instanceof Node.Mapping mapping && mapping.members().size() == 1) {
            Node.Member function = mapping.members().get(0);
            return switch (function.key()) {
                case "Ref" -> text(function.value(), place).flatMap(name -> reference(name, place));
                case "Fn::GetAtt" -> attribute(function.value(), place);
                case "Fn::Join" -> join(function.value(), place);
                case "Fn::Sub" -> substitute(function.value(), place);
                case "Fn::GetOptionSetting" -> option(function.value(), place);
                default -> unknown(place, "\"" + Excerpt.of(function.key()) + "\" is not evaluated here");
            };
        }
        return unknown(place, "expected a text or a function, got " + node.kind());
    }

    private Optional<Value> quoted(String json, Place place) {
        Problems syntax = new Problems();
        Optional<Node> node = JsonDocument.read(json.getBytes(StandardCharsets.UTF_8), "", syntax);
        return node.isEmpty() || syntax.haveErrors()
                ? unknown(place, "what stands between backticks is no JSON")
                : evaluate(node.get(), place);
    }

    private Optional<Value> reference(String name, Place place) {
        Optional<Value> value = resources.reference(name).map(Value::of);
        return value.isPresent() ? value : unknown(place, "\"" + Excerpt.of(name) + "\" is nothing that is known here");
    }

    private Optional<Value> attribute(Node argument, Place place) {
        List<String> parts = argument instanceof Node.Sequence list
                ? list.items().stream()
                        .flatMap(item -> text(item, place).stream())
                        .toList()
                : text(argument, place)
                        .map(text -> Arrays.asList(text.split("\\.", 2)))
                        .orElse(List.of());
        return parts.size() == 2
                ? attribute(parts.get(0), parts.get(1), place)
                : unknown(place, "Fn::GetAtt takes a resource and an attribute");
    }

    private Optional<Value> attribute(String name, String attribute, Place place) {
        Optional<Value> value = resources.attribute(name, attribute);
        return value.isPresent()
                ? value
                : unknown(place, Excerpt.of(name + "." + attribute) + " is nothing that is known here");
    }

    private Optional<Value> join(Node argument, Place place) {
        if (!(argument instanceof Node.Sequence list)
                || list.items().size() != 2
                || !(list.items().get(1) instanceof Node.Sequence items)) {
            return unknown(place, "Fn::Join takes a delimiter and a list");
        }
        Optional<String> delimiter = text(list.items().get(0), place);
        List<Value> values = new ArrayList<>();
        for (Node item : items.items()) {
            Optional<Value> value = evaluate(item, place);
            if (value.isEmpty()) {
                return value;
            }
            if (!values.isEmpty()) {
                delimiter.map(Value::of).ifPresent(values::add);
            }
            values.add(value.get());
        }
        return delimiter.flatMap(between -> joined(values, place));
    }

    private Optional<Value> substitute(Node argument, Place place) {
        Node template = argument;
        Map<String, Node> own = new HashMap<>();
        if (argument instanceof Node.Sequence list
                && list.items().size() == 2
                && list.items().get(1) instanceof Node.Mapping values) {
            template = list.items().get(0);
            values.members().forEach(member -> own.put(member.key(), member.value()));
        }
        Optional<String> text = text(template, place);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Value> parts = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text.get());
        int done = 0;
        for (MatchResult match : matcher.results().toList()) {
            parts.add(Value.of(text.get().substring(done, match.start())));
            Optional<Value> part = part(match.group(1).strip(), own, place);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get());
            done = match.end();
        }
        parts.add(Value.of(text.get().substring(done)));
        return joined(parts, place);
    }

    private Optional<Value> joined(List<Value> parts, Place place) {
        Optional<Value> joined = Value.joined(parts);
        return joined.isPresent() ? joined : unknown(place, "a $ just before a reference is not evaluated here");
    }

    private Optional<Value> part(String inner, Map<String, Node> own, Place place) {
        if (inner.startsWith("!")) {
            return Optional.of(Value.of("${" + inner.substring(1) + "}"));
        }
        Node named = own.get(inner);
        if (named != null) {
            return evaluate(named, place);
        }
        int dot = inner.indexOf('.');
        return dot < 0 ? reference(inner, place) : attribute(inner.substring(0, dot), inner.substring(dot + 1), place);
    }

    private Optional<Value> option(Node argument, Place place) {
        if (!(argument instanceof Node.Mapping mapping)) {
            return unknown(place, "Fn::GetOptionSetting takes Namespace, OptionName and DefaultValue");
        }
        String namespace =
                mapping.value("Namespace").flatMap(node -> text(node, place)).orElse(OptionNamespaces.CUSTOM);
        Optional<String> name = mapping.value("OptionName").flatMap(node -> text(node, place));
        Optional<Value> set = options.stream()
                .filter(option -> option.namespace().equals(namespace) && name.equals(Optional.of(option.name())))
                .reduce((earlier, later) -> later)
                .map(option -> new Value(option.value(), option.template()));
        Optional<Value> value =
                set.isPresent() ? set : mapping.value("DefaultValue").flatMap(node -> evaluate(node, place));
        return value.isPresent()
                ? value
                : unknown(place, "no option " + Excerpt.of(name.orElse("")) + " is set that this could be");
    }

    private Optional<String> text(Node node, Place place) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        unknown(place, "expected a text, got " + node.kind());
        return Optional.empty();
    }

    private Optional<Value> unknown(Place place, String why) {
        problems.warning(
                place, "value-unknown", why + ", so this has no value here; give it one in ebemu.yml if it is needed");
        return Optional.empty();
    }
}
