/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code .dockerignore} file keeps out of a build.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">dockerignore files</a>
 */
final class DockerIgnore {

    private record Rule(Pattern pattern, boolean exception) {}

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static DockerIgnore of(Path context) throws IOException {
        Path file = context.resolve(".dockerignore");
        return Files.exists(file)
                ? parse(Files.readAllLines(file, StandardCharsets.UTF_8))
                : new DockerIgnore(List.of());
    }

    static DockerIgnore parse(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            boolean exception = text.startsWith("!");
            String glob = clean(exception ? text.substring(1).strip() : text);
            if (!text.startsWith("#") && !glob.isEmpty() && !glob.equals(".")) {
                rules.add(new Rule(Pattern.compile(regex(glob)), exception));
            }
        }
        return new DockerIgnore(rules);
    }

    /** Whether the path, relative and with slashes, stays out. The last rule that matches it or a parent decides. */
    boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (excluded == rule.exception() && matchesWithParents(rule, path)) {
                excluded = !rule.exception();
            }
        }
        return excluded;
    }

    /** Whether nothing below an excluded directory can come back. */
    boolean isFinal() {
        return rules.stream().noneMatch(Rule::exception);
    }

    private static boolean matchesWithParents(Rule rule, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (rule.pattern().matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String clean(String glob) {
        String normal =
                Path.of("/").resolve(glob.replaceFirst("^/+", "")).normalize().toString();
        return normal.substring(1);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i) > i) {
                int end = glob.indexOf(']', i);
                regex.append(glob, i, end + 1);
                i = end;
            } else if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(glob.substring(i + 1, i + 2)));
                i++;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
