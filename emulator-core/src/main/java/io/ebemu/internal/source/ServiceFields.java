/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One service's entry in {@code ebemu.yml}: reads its properties with their defaults, and reports those that AWS would
 * refuse.
 */
final class ServiceFields {

    private static final Pattern VERSION = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,2}");
    private static final Pattern WINDOW = Pattern.compile(ServiceWindow.DAILY);

    private final Fields fields;
    private final Problems problems;

    ServiceFields(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** One of these engines, the first unless written; another one is an error and counts as the first. */
    String engine(String key, List<String> engines) {
        String engine = text(key, engines.get(0));
        if (engines.contains(engine)) {
            return engine;
        }
        error(
                key,
                "engine-not-supported",
                key + " \"" + engine + "\" is not supported; write " + String.join(" or ", engines));
        return engines.get(0);
    }

    String version(String key, String byDefault) {
        return checked(
                key,
                byDefault,
                VERSION.asMatchPredicate(),
                "version-invalid",
                "expected a version such as " + byDefault + "; write one");
    }

    /**
     * A class of machines. One whose size is not known is a warning.
     *
     * @param known the classes whose size is known
     */
    String instanceClass(String key, String byDefault, List<String> known) {
        String prefix = byDefault.substring(0, byDefault.indexOf('.') + 1);
        String written = text(key, byDefault);
        if (!written.matches(Pattern.quote(prefix) + "[a-z0-9]+\\.[a-z0-9]+")) {
            error(key, "instance-class-invalid", "expected a class such as " + byDefault + "; write one");
        } else if (fields.has(key) && !known.contains(written)) {
            problems.warning(
                    fields.place(key),
                    "instance-class-unknown",
                    "the size of " + written + " is not known here, so it limits nothing; known are " + prefix + "* as "
                            + byDefault + NearestName.hint(written, known));
        }
        return written;
    }

    int port(int byDefault, int lowest) {
        return number("Port", "", lowest, 65_535, byDefault, "port-invalid", "a port");
    }

    /** A whole number within limits. */
    int number(String key, String unit, int lowest, int highest, int byDefault, String code, String noun) {
        Optional<Located<Integer>> number = fields.integer(key, unit);
        number.filter(one -> one.value() < lowest || one.value() > highest)
                .ifPresent(one -> problems.error(
                        one.place(),
                        code,
                        "expected " + noun + " from " + lowest + " to " + highest + ", got " + one.value() + "; write "
                                + byDefault));
        return number.map(Located::value).orElse(byDefault);
    }

    boolean flag(String key, boolean byDefault) {
        return fields.flag(key).map(Located::value).orElse(byDefault);
    }

    /** Names or ids, none of them blank. */
    List<String> names(String key) {
        return fields.texts(key, "[default]").stream()
                .filter(name -> {
                    if (name.value().isBlank()) {
                        problems.error(
                                name.place(), "name-empty", "expected a name, got nothing; write one, or remove it");
                    }
                    return !name.value().isBlank();
                })
                .map(Located::value)
                .toList();
    }

    /** A time of every day; too short a one is an error. */
    Optional<String> window(String key, int shortest) {
        Optional<Located<String>> written = fields.word(key);
        if (written.filter(one -> !WINDOW.matcher(one.value()).matches()).isPresent()) {
            error(key, "window-invalid", "expected a time of day like 03:00-04:00, in UTC; write one");
            return Optional.empty();
        }
        written.filter(one -> ServiceWindow.daily(one.value()).minutes() < shortest)
                .ifPresent(one -> error(
                        key,
                        "window-too-short",
                        "expected " + shortest + " minutes at least, got "
                                + ServiceWindow.daily(one.value()).minutes() + "; write a later end"));
        return written.map(Located::value);
    }

    /** A string that is not blank, or its default. */
    String text(String key, String byDefault) {
        return fields.word(key).map(Located::value).orElse(byDefault);
    }

    /** A string under a rule. The message must not need the value: it may be a secret. */
    String checked(String key, String byDefault, Predicate<String> rule, String code, String message) {
        String value = text(key, byDefault);
        if (!rule.test(value)) {
            error(key, code, message);
        }
        return value;
    }

    /** One of these words. */
    String word(String key, String byDefault, List<String> words) {
        return checked(key, byDefault, words::contains, "word-unknown", "expected one of " + String.join(", ", words));
    }

    void error(String key, String code, String message) {
        problems.error(fields.place(key), code, message);
    }

    void warning(String key, String code, String message) {
        problems.warning(fields.place(key), code, message);
    }

    Fields fields() {
        return fields;
    }
}
