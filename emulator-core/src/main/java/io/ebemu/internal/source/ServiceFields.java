/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One service's entry in {@code ebemu.yml}: reads its properties with their defaults, and reports those that AWS would
 * refuse.
 */
final class ServiceFields {

    private static final Pattern VERSION = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,2}");

    private final Fields fields;
    private final Problems problems;

    ServiceFields(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** The only engine there is; another one is an error. */
    String engine(String only, String others) {
        String engine = text("Engine", only);
        if (!engine.equals(only)) {
            problems.error(
                    fields.place("Engine"),
                    "engine-not-supported",
                    "Engine \"" + engine + "\" is not supported yet; " + only + " is" + others);
        }
        return engine;
    }

    String version(String byDefault) {
        return checked(
                "EngineVersion",
                byDefault,
                VERSION.asMatchPredicate(),
                "version-invalid",
                "expected a version such as " + byDefault + "; write one");
    }

    String instanceClass(String key, String byDefault) {
        String prefix = byDefault.substring(0, byDefault.indexOf('.') + 1);
        return checked(
                key,
                byDefault,
                name -> name.matches(Pattern.quote(prefix) + "[a-z0-9]+\\.[a-z0-9]+"),
                "instance-class-invalid",
                "expected a class such as " + byDefault + "; write one");
    }

    int port(int byDefault, int lowest) {
        Optional<Located<Integer>> port = fields.integer("Port", "");
        port.filter(number -> number.value() < lowest || number.value() > 65_535)
                .ifPresent(number -> problems.error(
                        number.place(),
                        "port-invalid",
                        "expected a port from " + lowest + " to 65535, got " + number.value() + "; write "
                                + byDefault));
        return port.map(Located::value).orElse(byDefault);
    }

    /** A string that is not blank, or its default. */
    String text(String key, String byDefault) {
        return fields.word(key).map(Located::value).orElse(byDefault);
    }

    /** A string under a rule. The message must not need the value: it may be a secret. */
    String checked(String key, String byDefault, Predicate<String> rule, String code, String message) {
        String value = text(key, byDefault);
        if (!rule.test(value)) {
            problems.error(fields.place(key), code, message);
        }
        return value;
    }

    Fields fields() {
        return fields;
    }
}
