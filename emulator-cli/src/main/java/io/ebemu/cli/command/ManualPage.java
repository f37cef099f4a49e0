/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command, in the format of man.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/groff_man.7.html">groff_man(7)</a>
 */
final class ManualPage {

    private static final String PROGRAM = "ebemu";

    private final CommandShape command;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    ManualPage(CommandShape command, String version) {
        this.command = command;
        this.version = version;
    }

    /** The page's name, such as {@code ebemu-rds-describe-events}. */
    String name() {
        return nameOf(command.words());
    }

    private static String nameOf(String words) {
        return Stream.of((PROGRAM + " " + words).strip().split(" ")).collect(Collectors.joining("-"));
    }

    /** Its source. */
    String source() {
        text.setLength(0);
        request(".TH " + quoted(name().toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted(PROGRAM + " " + version)
                + " \"User Commands\"");
        section("NAME");
        line(name() + " - " + command.purpose());
        section("SYNOPSIS");
        request(".B " + escaped((PROGRAM + " " + command.words()).strip()));
        line(synopsis());
        section("DESCRIPTION");
        paragraphs(command.spec().usageMessage().description());
        verbs();
        arguments();
        options();
        examples();
        if (!command.words().isEmpty()) {
            section("SEE ALSO");
            request(".BR " + PROGRAM + " (1)");
        }
        return text.toString();
    }

    private String synopsis() {
        List<String> words = new ArrayList<>();
        if (!command.options().isEmpty()) {
            words.add("[OPTIONS]");
        }
        command.options().stream()
                .filter(OptionSpec::required)
                .forEach(option -> words.add(option.longestName() + " " + option.paramLabel()));
        command.parameters()
                .forEach(parameter ->
                        words.add((parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]")
                                + (parameter.arity().max() > 1 ? "..." : "")));
        if (!command.verbs().isEmpty()) {
            words.add("VERB");
        }
        return String.join(" ", words);
    }

    private void verbs() {
        if (!command.verbs().isEmpty()) {
            section("VERBS");
            command.verbs().forEach(verb -> {
                request(".TP");
                request(".BR " + escaped(nameOf(verb.words())) + " (1)");
                line(verb.purpose());
            });
        }
    }

    private void arguments() {
        if (!command.parameters().isEmpty()) {
            section("ARGUMENTS");
            command.parameters().forEach(parameter -> described(".I " + escaped(parameter.paramLabel()), parameter));
        }
    }

    private void options() {
        if (!command.options().isEmpty()) {
            section("OPTIONS");
            command.options().forEach(option -> {
                String names = CommandShape.names(option).stream()
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "));
                String value = CommandShape.takesValue(option) ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "";
                described(names + value, option);
            });
        }
    }

    private void described(String what, ArgSpec argument) {
        request(".TP");
        request(what);
        paragraphs(argument.description());
    }

    private void examples() {
        boolean shown = false;
        for (String part : command.spec().usageMessage().footer()) {
            for (String one : formatted(part).split("\n", -1)) {
                if (one.startsWith(" ")) {
                    request(shown ? ".br" : ".PP\n.nf");
                    line(one);
                    shown = true;
                } else if (!one.isBlank()) {
                    request(shown ? ".fi" : "");
                    shown = false;
                    heading(one);
                }
            }
        }
        request(shown ? ".fi" : "");
    }

    private void heading(String one) {
        if (one.equals("Examples:")) {
            section("EXAMPLES");
        } else {
            request(".PP");
            line(one);
        }
    }

    private void section(String title) {
        request(".SH " + title);
    }

    private void paragraphs(String... lines) {
        Stream.of(lines).forEach(one -> line(formatted(one)));
    }

    private static String formatted(String usage) {
        return Ansi.OFF.string(usage.replace("%n", "\n").replace("%%", "%").replace("$$", "$"));
    }

    private void line(String words) {
        String one = escaped(words);
        // A line that begins with one of these would be a request.
        request(one.startsWith(".") || one.startsWith("'") ? "\\&" + one : one);
    }

    private void request(String one) {
        if (!one.isEmpty()) {
            text.append(one).append('\n');
        }
    }

    private static String quoted(String words) {
        return '"' + escaped(words) + '"';
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga");
    }
}
