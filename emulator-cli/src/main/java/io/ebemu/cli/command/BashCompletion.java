/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.command.CommandShape.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completion of bash, which zsh understands too. Needs no package beside the shell, and bash 3.2 is enough. */
final class BashCompletion {

    private static final String ZSH = """
            autoload -U +X compinit && compinit -u
            autoload -U +X bashcompinit && bashcompinit
            """;

    /** {@code words} and {@code path} would be variables of zsh's own. */
    private static final String SCRIPT = """
            # Completion of ebemu. In ~/.bashrc:  source <(ebemu completion bash)
            #                      In ~/.zshrc:   source <(ebemu completion zsh)

            _ebemu_names() {
                ebemu "${_ebemu_options[@]}" names "$1" 2>/dev/null
            }

            _ebemu() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb='' choices='' i
                local kind='' _ebemu_options
                _ebemu_options=()
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
                        --) COMPREPLY=(); return ;;
                        -e|--environment|-C|--host)
                            _ebemu_options+=("${COMP_WORDS[i]}" "${COMP_WORDS[i+1]}")
                            i=$((i + 1))
                            continue ;;
                    esac
                    case "$verb ${COMP_WORDS[i]}" in
                        @VERBS@) verb="${verb:+$verb }${COMP_WORDS[i]}" ;;
                    esac
                done
                case "$verb $before" in
            @VALUES@    esac
                if [ -z "$kind" ]; then
                    case $word in
                        -*) case $verb in
            @OPTIONS@            esac ;;
                        *) case $verb in
            @ARGUMENTS@            esac ;;
                    esac
                fi
                case $kind in
                    container) choices=$(_ebemu_names containers) ;;
                    environment) choices=$(_ebemu_names environments) ;;
                    directory|file) compopt -o filenames 2>/dev/null ;;
                esac
                case $kind in
                    directory) COMPREPLY=($(compgen -d -- "$word")); return ;;
                    file) COMPREPLY=($(compgen -f -- "$word")); return ;;
                esac
                COMPREPLY=($(compgen -W "$choices" -- "$word"))
            }

            complete -F _ebemu ebemu
            """;

    private final List<CommandShape> commands;

    /** @param commands the program and all its verbs */
    BashCompletion(List<CommandShape> commands) {
        this.commands = List.copyOf(commands);
    }

    String forBash() {
        String verbs = commands.stream()
                .map(CommandShape::words)
                .filter(words -> !words.isEmpty())
                .map(words -> "'" + (words.contains(" ") ? words : " " + words) + "'")
                .collect(Collectors.joining("|"));
        return SCRIPT.replace("@VERBS@", verbs)
                .replace("@VALUES@", values())
                .replace("@OPTIONS@", options())
                .replace("@ARGUMENTS@", arguments());
    }

    String forZsh() {
        return ZSH + forBash();
    }

    /** What comes after an option that takes a value. */
    private String values() {
        StringBuilder text = new StringBuilder();
        for (CommandShape command : commands) {
            for (OptionSpec option : command.options()) {
                if (CommandShape.takesValue(option)) {
                    String patterns = CommandShape.names(option).stream()
                            .map(name -> "'" + command.words() + " " + name + "'")
                            .collect(Collectors.joining("|"));
                    text.append("        ")
                            .append(patterns)
                            .append(") ")
                            .append(value(option))
                            .append(" ;;\n");
                }
            }
        }
        return text.toString();
    }

    private static String value(ArgSpec argument) {
        List<String> choices = CommandShape.choices(argument);
        String kind = choices.isEmpty() ? kind(argument) : "choice";
        return "kind=" + kind + (choices.isEmpty() ? "" : " choices='" + String.join(" ", choices) + "'");
    }

    private static String kind(ArgSpec argument) {
        return CommandShape.kind(argument).name().toLowerCase(java.util.Locale.ROOT);
    }

    private String options() {
        return cases(
                command -> command.options().stream()
                        .flatMap(option -> CommandShape.names(option).stream())
                        .filter(name -> name.startsWith("--") || commands.get(0).equals(command))
                        .toList(),
                command -> "");
    }

    private String arguments() {
        return cases(
                command -> Stream.concat(
                                command.verbs().stream().map(CommandShape::name),
                                command.parameters().stream().flatMap(one -> CommandShape.choices(one).stream()))
                        .toList(),
                command -> command.parameters().stream()
                        .filter(BashCompletion::known)
                        .map(one -> " kind=" + kind(one))
                        .findFirst()
                        .orElse(""));
    }

    private static boolean known(ArgSpec argument) {
        return CommandShape.choices(argument).isEmpty() && CommandShape.kind(argument) != Kind.OTHER;
    }

    private String cases(
            java.util.function.Function<CommandShape, List<String>> words,
            java.util.function.Function<CommandShape, String> more) {
        List<String> lines = new ArrayList<>();
        for (CommandShape command : commands) {
            Set<String> choices = new LinkedHashSet<>(words.apply(command));
            lines.add("                '" + command.words() + "') choices='" + String.join(" ", choices) + "'"
                    + more.apply(command) + " ;;\n");
        }
        return String.join("", lines);
    }
}
