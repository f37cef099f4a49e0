/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The patterns of a {@code .ebignore} file. They are written like those of {@code .gitignore}; the last one that matches
 * a file decides, even below a directory that an earlier one leaves out.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb-cli3-configuration.html">ignoring files</a>
 */
final class IgnorePatterns {

    private final List<Rule> rules;

    private IgnorePatterns(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern pattern, boolean leavesOut) {}

    static IgnorePatterns of(List<String> lines) {
        return new IgnorePatterns(lines.stream()
                .map(IgnorePatterns::rule)
                .flatMap(Optional::stream)
                .toList());
    }

    /** @param file relative to the bundle, with slashes */
    boolean leaveOut(String file) {
        boolean out = false;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(file).matches()) {
                out = rule.leavesOut();
            }
        }
        return out;
    }

    private static Optional<Rule> rule(String line) {
        String text = line.replaceFirst("(?<!\\\\)\\s+$", "");
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        boolean directory = pattern.endsWith("/");
        String body = directory ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (body.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean anchored = body.contains("/");
        String path = body.startsWith("/") ? body.substring(1) : body;
        String regex = (anchored ? "" : "(?:.*/)?") + regex(path) + (directory ? "/.*" : "(?:/.*)?");
        return Optional.of(new Rule(Pattern.compile(regex, Pattern.DOTALL), !negated));
    }

    private static String regex(String path) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < path.length()) {
            if (path.startsWith("**/", at) && (at == 0 || path.charAt(at - 1) == '/')) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (path.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else {
                at += one(path, at, regex);
            }
        }
        return regex.toString();
    }

    /** Appends what one element of a pattern means; how many characters it has. */
    private static int one(String path, int at, StringBuilder regex) {
        char c = path.charAt(at);
        int end = c == '[' ? path.indexOf(']', at + 2) : -1;
        if (end > 0) {
            String set = path.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
            regex.append('[')
                    .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                    .append("&&[^/]]");
            return end + 1 - at;
        }
        if (c == '*') {
            regex.append("[^/]*");
        } else if (c == '?') {
            regex.append("[^/]");
        } else if (c == '\\' && at + 1 < path.length()) {
            regex.append(Pattern.quote(Objects.toString(path.charAt(at + 1))));
            return 2;
        } else {
            regex.append(Pattern.quote(Objects.toString(c)));
        }
        return 1;
    }
}
