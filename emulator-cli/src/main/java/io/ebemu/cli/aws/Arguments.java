/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the user gave a verb. A value {@code file://PATH} stands for the file's text, as in the AWS CLI, so that a
 * password need not be in the list of processes.
 */
public final class Arguments {

    private static final String FILE = "file://";

    private final EnvironmentId environment;
    private final Map<String, List<String>> values;
    private final Map<String, Boolean> switches;
    private final UnaryOperator<Path> resolve;

    /**
     * Arguments.
     *
     * @param environment the environment that is meant
     * @param values values by the names of options
     * @param switches by the names of options: true if the option was given, false if its opposite was
     * @param resolve a path as seen from the directory that the command is to run in
     */
    public Arguments(
            EnvironmentId environment,
            Map<String, List<String>> values,
            Map<String, Boolean> switches,
            UnaryOperator<Path> resolve) {
        this.environment = environment;
        this.values = Map.copyOf(values);
        this.switches = Map.copyOf(switches);
        this.resolve = resolve;
    }

    /** The environment whose services are meant. */
    EnvironmentId environment() {
        return environment;
    }

    /** The value of an option that the verb needs. */
    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("a verb asks for --" + name + " unasked"));
    }

    /** The value of an option. */
    Optional<String> optional(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().map(value -> content(name, value));
    }

    /** The values of an option. */
    List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> content(name, value))
                .toList();
    }

    /** The values of an option; empty if it was not given. */
    Optional<List<String>> optionalTexts(String name) {
        return values.containsKey(name) ? Optional.of(texts(name)) : Optional.empty();
    }

    Optional<Integer> number(String name) {
        return optional(name).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new UsageException("--" + name + ": expected a whole number, got \"" + value + "\"", e);
            }
        });
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(switches.get(name));
    }

    /** Whether an option was given. */
    boolean given(String name) {
        return flag(name).orElse(false);
    }

    /** A moment with its offset from UTC, or in UTC without one. */
    Optional<Instant> instant(String name) {
        return optional(name).map(value -> {
            try {
                return OffsetDateTime.parse(zoned(value)).toInstant();
            } catch (DateTimeException e) {
                throw new UsageException(
                        "--" + name + ": expected a time such as 2026-01-31T12:00:00Z, got \"" + value + "\"", e);
            }
        });
    }

    private static String zoned(String value) {
        return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? value : value + "Z";
    }

    /** A file. */
    Path file(String name) {
        return resolve.apply(Path.of(values.getOrDefault(name, List.of()).get(0)));
    }

    /** Values of parameters by their names, written as {@code ParameterName=…,ParameterValue=…}. */
    Map<String, String> parameters(String name) {
        Map<String, String> parameters = new LinkedHashMap<>();
        texts(name).forEach(written -> {
            Map<String, String> pairs = Shorthand.parse("--" + name, written);
            Function<String, String> field = key -> Optional.ofNullable(pairs.get(key))
                    .orElseThrow(() -> new UsageException("--" + name + ": expected ParameterName=NAME,"
                            + "ParameterValue=VALUE, and " + key + " is missing"));
            parameters.put(field.apply("ParameterName"), field.apply("ParameterValue"));
        });
        return parameters;
    }

    private String content(String name, String value) {
        if (!value.startsWith(FILE)) {
            return value;
        }
        Path file = resolve.apply(Path.of(value.substring(FILE.length())));
        try {
            return Files.readString(file).replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw new UsageException("--" + name + ": cannot read " + file + "; name a file that is there", e);
        }
    }
}
