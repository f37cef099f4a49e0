/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as completions and manual pages show it, and what can be written after it.
 *
 * @param words the verbs that lead to it, such as {@code rds create-db-instance}; empty for the program itself
 * @param spec what picocli knows of it
 */
record CommandShape(String words, CommandSpec spec) {

    /** What a shell can offer for a value. */
    enum Kind {
        CONTAINER,
        ENVIRONMENT,
        DIRECTORY,
        FILE,
        OTHER
    }

    /** The program and all its verbs, those before these below them. */
    static List<CommandShape> all(CommandLine program) {
        List<CommandShape> shapes = new ArrayList<>();
        collect("", program.getCommandSpec(), shapes);
        return shapes;
    }

    private static void collect(String words, CommandSpec spec, List<CommandShape> shapes) {
        shapes.add(new CommandShape(words, spec));
        spec.subcommands().forEach((name, line) -> {
            CommandSpec verb = line.getCommandSpec();
            if (!verb.usageMessage().hidden() && name.equals(verb.name())) {
                collect((words + " " + name).strip(), verb, shapes);
            }
        });
    }

    /** The verbs that may follow, each with its description. */
    List<CommandShape> verbs() {
        List<CommandShape> verbs = new ArrayList<>();
        collect(words, spec, verbs);
        return verbs.stream().filter(verb -> verb.depth() == depth() + 1).toList();
    }

    private int depth() {
        return words.isEmpty() ? 0 : words.split(" ").length;
    }

    /** Its last word. */
    String name() {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** What it is for, in one line. */
    String purpose() {
        String[] lines = spec.usageMessage().description();
        return lines.length == 0 ? "" : CommandLine.Help.Ansi.OFF.string(lines[0].replace("%%", "%"));
    }

    /** The options that may follow; those that every verb takes are among them. */
    List<OptionSpec> options() {
        return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** The arguments without a name. */
    List<PositionalParamSpec> parameters() {
        return spec.positionalParameters();
    }

    /** All that an option is written as. */
    static List<String> names(OptionSpec option) {
        return Stream.of(option.names()).toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The only words that a value may be; empty if it may be another. */
    static List<String> choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates == null) {
            return List.of();
        }
        boolean anyCase = argument.auxiliaryTypes()[0].isEnum();
        return StreamSupport.stream(candidates.spliterator(), false)
                .map(one -> anyCase ? one.toLowerCase(Locale.ROOT) : one)
                .toList();
    }

    /** What kind of thing a value is, as its label tells. */
    static Kind kind(ArgSpec argument) {
        Optional<OptionSpec> option = argument.isOption() ? Optional.of((OptionSpec) argument) : Optional.empty();
        if (option.isPresent() && names(option.get()).contains("--environment")) {
            return Kind.ENVIRONMENT;
        }
        return switch (argument.paramLabel()) {
            case "CONTAINER" -> Kind.CONTAINER;
            case "DIR" -> Kind.DIRECTORY;
            case "BUNDLE", "FILE", "PATH" -> Kind.FILE;
            default -> Kind.OTHER;
        };
    }
}
