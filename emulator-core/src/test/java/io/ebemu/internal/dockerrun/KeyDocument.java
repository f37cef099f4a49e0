/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.internal.document.KeyType;
import io.ebemu.internal.document.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes tables of keys as Markdown: a section for each object, a row for each key. */
final class KeyDocument {

    /** As in {@code HostConfig.LogConfig.Type}. */
    private static final Pattern ENGINE_FIELD = Pattern.compile("\\b(?:Host)?Config(?:\\.[A-Z]\\w+)+");

    private final Map<KeyTable, Section> sections = new LinkedHashMap<>();

    KeyDocument(KeyTable root) {
        collect(root, "", false);
    }

    /** Where an object may stand, and whether it has an effect in production only. */
    private record Section(List<String> places, boolean notEmulated) {

        String heading() {
            return places.stream()
                    .map(place -> place.isEmpty() ? "The file" : "`" + place + "`")
                    .collect(Collectors.joining(", "));
        }

        /** As GitHub makes it from the heading. */
        String anchor() {
            return "#"
                    + heading()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9 _-]", "")
                            .replace(' ', '-');
        }
    }

    private void collect(KeyTable table, String place, boolean notEmulated) {
        sections.computeIfAbsent(table, first -> new Section(new ArrayList<>(), notEmulated))
                .places()
                .add(place);
        for (Key key : table.keys().values()) {
            String inner = place.isEmpty() ? key.name() : place + "." + key.name();
            boolean without = notEmulated || key.treatment() == Treatment.NOT_EMULATED;
            if (key.type() instanceof KeyType.ObjectOf object) {
                collect(object.keys(), inner, without);
            } else if (key.type() instanceof KeyType.ListOf list && list.items() instanceof KeyType.ObjectOf object) {
                collect(object.keys(), inner + "[]", without);
            }
        }
    }

    String write() {
        StringBuilder text = new StringBuilder();
        sections.forEach((table, section) -> write(table, section, text));
        return text.toString();
    }

    private void write(KeyTable table, Section section, StringBuilder text) {
        text.append("## ").append(section.heading()).append("\n\n");
        text.append(table.title()).append(" ([AWS](").append(table.reference()).append(")).");
        if (!table.alternatives().isEmpty()) {
            text.append(" It needs one of these: ")
                    .append(quoted(table.alternatives(), " or "))
                    .append('.');
        }
        text.append("\n\n| key | type | default | treatment | what it does |\n|---|---|---|---|---|\n");
        for (Key key : table.keys().values()) {
            text.append("| `").append(key.name()).append("` | ");
            text.append(type(key.type())).append(" | ");
            text.append(byDefault(key)).append(" | ");
            text.append((section.notEmulated() ? Treatment.NOT_EMULATED : key.treatment()).word())
                    .append(" | ");
            text.append(effect(key)).append(" |\n");
        }
        text.append('\n');
        if (!table.advice().isEmpty()) {
            text.append("Keys that belong elsewhere have no effect, and a warning says what to write instead: ")
                    .append(quoted(List.copyOf(new TreeSet<>(table.advice().keySet())), " and "))
                    .append(".\n\n");
        }
    }

    private static String byDefault(Key key) {
        if (key.mandatory()) {
            return "required";
        }
        return key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
    }

    private static String effect(Key key) {
        if (key.treatment() == Treatment.NO_EFFECT) {
            return key.description().substring(0, 1).toUpperCase(Locale.ROOT)
                    + key.description().substring(1) + ".";
        }
        String examples = key.examples().isEmpty() || !written(key.type())
                ? ""
                : " For example " + quoted(key.examples(), " or ") + ".";
        String source = key.source().isEmpty() ? "" : " (" + key.source() + ")";
        return cell(ENGINE_FIELD.matcher(key.description()).replaceAll("`$0`") + examples + source);
    }

    /** Whether an example says more than the type and the sections of inner objects do. */
    private static boolean written(KeyType type) {
        return type instanceof KeyType.Text text && text.words().isEmpty()
                || type instanceof KeyType.MapOf
                || type instanceof KeyType.ListOf list && written(list.items());
    }

    private String type(KeyType type) {
        if (type instanceof KeyType.Text text) {
            return text.words().isEmpty() ? "text" : quoted(text.words(), " or ");
        } else if (type instanceof KeyType.WholeNumber number) {
            return number.lowest() == number.highest() ? "`" + number.lowest() + "`" : number(number);
        } else if (type instanceof KeyType.Flag) {
            return "true or false";
        } else if (type instanceof KeyType.ListOf list) {
            return "list of " + size(list) + type(list.items()).replace("[object]", "[objects]");
        } else if (type instanceof KeyType.ObjectOf object) {
            return "[object](" + sections.get(object.keys()).anchor() + ")";
        } else if (type instanceof KeyType.MapOf map) {
            return type(map.values()) + " by name";
        } else if (type instanceof KeyType.Either either) {
            return type(either.one()) + " or " + inQuotes(either.other());
        }
        return "any";
    }

    /** A word beside a number of the same digits. */
    private String inQuotes(KeyType type) {
        return type instanceof KeyType.Text text && !text.words().isEmpty()
                ? quoted(text.words().stream().map(word -> '"' + word + '"').toList(), " or ")
                : type(type);
    }

    private static String number(KeyType.WholeNumber number) {
        String unit = number.unit().isEmpty() ? "whole number" : "whole number of " + number.unit();
        if (number.lowest() == Integer.MIN_VALUE) {
            return unit;
        }
        return unit
                + (number.highest() == Integer.MAX_VALUE
                        ? ", " + number.lowest() + " or more"
                        : ", " + number.lowest() + " to " + number.highest());
    }

    private static String size(KeyType.ListOf list) {
        if (list.most() == Integer.MAX_VALUE) {
            return list.fewest() == 0 ? "" : list.fewest() + " or more: ";
        }
        return list.fewest() == 0 ? "up to " + list.most() + ": " : list.fewest() + " to " + list.most() + ": ";
    }

    private static String quoted(List<String> words, String last) {
        List<String> quoted = words.stream().map(word -> "`" + word + "`").toList();
        int end = quoted.size() - 1;
        return end == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, end)) + last + quoted.get(end);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
