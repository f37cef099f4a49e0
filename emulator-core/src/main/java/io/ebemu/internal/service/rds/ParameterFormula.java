/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula as value of a DB parameter, such as {@code LEAST({DBInstanceClassMemory/9531392},5000)}. Results are whole
 * numbers, rounded down; {@code log} is to base 2.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html">Specifying DB
 *     parameters</a>
 */
public final class ParameterFormula {

    private static final Pattern FORMULA = Pattern.compile("(?is)\\s*(\\{|GREATEST\\s*\\(|LEAST\\s*\\(|SUM\\s*\\().*");
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z]+|[0-9]+(?:\\.[0-9]+)?|[(){},*/+-])");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Long> variables;
    private int next;

    private ParameterFormula(String text, Map<String, Long> variables) {
        this.variables = variables;
        Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end != text.strip().length()) {
            throw new IllegalArgumentException(
                    text + " is not a formula: \"" + text.strip().substring(end) + "\"");
        }
    }

    /**
     * The value of a parameter: what its formula yields, or the text itself if it is none.
     *
     * @param variables by name, such as {@code DBInstanceClassMemory}
     * @throws IllegalArgumentException if it is a formula that cannot be read, or names an unknown variable
     */
    public static String evaluate(String text, Map<String, Long> variables) {
        if (!FORMULA.matcher(text).matches()) {
            return text;
        }
        ParameterFormula formula = new ParameterFormula(text, variables);
        double value = formula.sum();
        if (formula.next < formula.tokens.size()) {
            throw new IllegalArgumentException(text + " is not a formula: it goes on after its end");
        }
        return Long.toString((long) Math.floor(value));
    }

    private double sum() {
        double value = product();
        while (true) {
            if (accept("+")) {
                value += product();
            } else if (accept("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = factor();
        while (true) {
            if (accept("*")) {
                value *= factor();
            } else if (accept("/")) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() {
        if (accept("{")) {
            return enclosed("}");
        }
        if (accept("(")) {
            return enclosed(")");
        }
        String token = take();
        if (Character.isDigit(token.charAt(0))) {
            return Double.parseDouble(token);
        }
        return peek().equals(Optional.of("(")) ? call(token) : variable(token);
    }

    private double enclosed(String end) {
        double value = sum();
        expect(end);
        return value;
    }

    private double call(String function) {
        expect("(");
        List<Double> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (accept(","));
        expect(")");
        return switch (function.toUpperCase(Locale.ROOT)) {
            case "GREATEST" -> arguments.stream().reduce(Math::max).orElseThrow();
            case "LEAST" -> arguments.stream().reduce(Math::min).orElseThrow();
            case "SUM" -> arguments.stream().reduce(0.0, Double::sum);
            case "LOG" -> Math.log(arguments.get(0)) / Math.log(2);
            default -> throw new IllegalArgumentException(function + " is none of GREATEST, LEAST, SUM and log");
        };
    }

    private double variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " has no value here; known are " + String.join(", ", variables.keySet())));
    }

    private Optional<String> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private boolean accept(String token) {
        boolean there = peek().equals(Optional.of(token));
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("expected " + token + ", got " + peek().orElse("the end"));
        }
    }

    private String take() {
        String token = peek().orElseThrow(() -> new IllegalArgumentException("a formula ends too early"));
        next++;
        return token;
    }
}
