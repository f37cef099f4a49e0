/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completion of fish. */
final class FishCompletion {

    private static final String BEGIN = """
            # Completion of ebemu. Once:  ebemu completion fish >~/.config/fish/completions/ebemu.fish

            function __ebemu_verb
                set -l verb
                set -l value
                for word in (commandline -opc)[2..-1]
                    if set -q value[1]
                        set -e value
                    else if contains -- $word -e --environment -C --host
                        set value $word
                    else if contains -- (string join -- ' ' $verb $word) @VERBS@
                        set -a verb $word
                    end
                end
                string join -- ' ' $verb
            end

            function __ebemu_is
                test "$(__ebemu_verb)" = "$argv[1]"
            end

            function __ebemu_names
                set -l options
                set -l words (commandline -opc)
                for i in (seq 2 (count $words))
                    if contains -- $words[$i] -e --environment -C --host
                        set -a options $words[$i] $words[(math $i + 1)]
                    end
                end
                ebemu $options names $argv[1] 2>/dev/null
            end

            """;

    private final List<CommandShape> commands;

    /** @param commands the program and all its verbs */
    FishCompletion(List<CommandShape> commands) {
        this.commands = List.copyOf(commands);
    }

    String forFish() {
        StringBuilder text = new StringBuilder(BEGIN.replace(
                "@VERBS@",
                commands.stream()
                        .map(CommandShape::words)
                        .filter(words -> !words.isEmpty())
                        .map(FishCompletion::quoted)
                        .collect(Collectors.joining(" "))));
        commands.forEach(command -> write(text, command));
        return text.toString();
    }

    private static void write(StringBuilder text, CommandShape command) {
        String line = "complete -c ebemu -n " + quoted("__ebemu_is " + quoted(command.words())) + " ";
        text.append(line).append("-f\n");
        command.verbs()
                .forEach(verb -> text.append(line)
                        .append("-a ")
                        .append(verb.name())
                        .append(" -d ")
                        .append(quoted(verb.purpose()))
                        .append('\n'));
        command.parameters()
                .forEach(
                        parameter -> text.append(line).append(values(parameter)).append('\n'));
        command.options()
                .forEach(option -> text.append(line).append(option(option)).append('\n'));
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder();
        for (String name : CommandShape.names(option)) {
            text.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (CommandShape.takesValue(option)) {
            text.append("-r ").append(values(option)).append(' ');
        }
        String[] description = option.description();
        String first = description.length == 0 ? "" : CommandLine.Help.Ansi.OFF.string(description[0]);
        return text.append("-d ").append(quoted(first.replace("%%", "%"))).toString();
    }

    private static String values(ArgSpec argument) {
        List<String> choices = CommandShape.choices(argument);
        if (!choices.isEmpty()) {
            return "-f -a " + quoted(String.join(" ", choices));
        }
        return switch (CommandShape.kind(argument)) {
            case CONTAINER -> "-f -a '(__ebemu_names containers)'";
            case ENVIRONMENT -> "-f -a '(__ebemu_names environments)'";
            case DIRECTORY -> "-f -a '(__fish_complete_directories)'";
            case FILE -> "-F";
            case OTHER -> "-f";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
