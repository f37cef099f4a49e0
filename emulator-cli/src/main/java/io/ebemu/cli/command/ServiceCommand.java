/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.aws.Answer;
import io.ebemu.cli.aws.Arguments;
import io.ebemu.cli.aws.Parameter;
import io.ebemu.cli.aws.Parameter.Kind;
import io.ebemu.cli.aws.Verb;
import io.ebemu.cli.output.Json;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.event.EventListener;
import io.ebemu.model.EnvironmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The verbs of one of AWS's services below a verb of ours, such as {@code rds create-db-snapshot}. What happens
 * meanwhile is told on standard error.
 *
 * @param <A> the service's API
 */
final class ServiceCommand<A> {

    /** How many a service's own help shows; each verb's shows its own. */
    private static final int EXAMPLES = 3;

    private static final int WIDTH = 90;

    private final Session session;
    private final Opening<A> opening;
    private final Consumer<A> closing;

    /** @param closing what is done with an API that is not needed any more */
    ServiceCommand(Session session, Opening<A> opening, Consumer<A> closing) {
        this.session = session;
        this.opening = opening;
        this.closing = closing;
    }

    /** Opens the API for an environment. */
    interface Opening<A> {
        A open(BeanstalkEmulator emulator, EnvironmentId environment, EventListener listener);
    }

    /** The command with its verbs. */
    CommandLine line(String name, String description, List<Verb<A>> verbs) {
        List<CommandSpec> own = new ArrayList<>();
        Callable<Integer> missing = () -> {
            throw new ParameterException(own.get(0).commandLine(), "Missing verb");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(missing).name(name);
        own.add(spec);
        spec.usageMessage()
                .description(description)
                .synopsisSubcommandLabel("VERB")
                .commandListHeading("%nVerbs, as in the AWS CLI:%n")
                .optionListHeading("%nOptions:%n")
                .footer(footer(name, verbs));
        verbs.forEach(verb -> spec.addSubcommand(verb.name(), spec(name, verb)));
        return new CommandLine(spec);
    }

    private static <A> String[] footer(String service, List<Verb<A>> verbs) {
        List<String> footer = new ArrayList<>(List.of("%nExamples:"));
        verbs.stream()
                .flatMap(verb -> verb.examples().stream())
                .limit(EXAMPLES)
                .forEach(example -> footer.addAll(shown(service, example)));
        footer.add("%nThe environment is that of this directory's bundle, or the one that -e names.");
        footer.add("`ebemu " + service + " VERB --help` tells a verb's options.");
        return footer.toArray(String[]::new);
    }

    private CommandSpec spec(String service, Verb<A> verb) {
        List<CommandSpec> own = new ArrayList<>();
        Callable<Integer> action = () -> run(verb, own.get(0).commandLine().getParseResult());
        CommandSpec spec = CommandSpec.wrapWithoutInspection(action).name(verb.name());
        own.add(spec);
        spec.aliases(verb.aliases().toArray(String[]::new));
        spec.usageMessage().description(escaped(verb.description())).optionListHeading("%nOptions:%n");
        List<String> footer = new ArrayList<>(List.of("%nExamples:"));
        verb.commands().forEach(example -> footer.addAll(shown(service, example)));
        spec.usageMessage().footer(footer.toArray(String[]::new));
        verb.parameters().forEach(parameter -> spec.addOption(option(parameter)));
        return spec;
    }

    private static OptionSpec option(Parameter parameter) {
        OptionSpec.Builder option = OptionSpec.builder("--" + parameter.name())
                .description(escaped(parameter.description()))
                .required(parameter.mandatory());
        return switch (parameter.kind()) {
            case SWITCH -> option.type(Boolean.class).arity("0").negatable(true).build();
            case TEXT ->
                option.type(String.class)
                        .arity("1")
                        .paramLabel(parameter.label())
                        .build();
            case TEXTS ->
                option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .paramLabel(parameter.label())
                        .build();
        };
    }

    /** A long example goes on in other lines, as a shell takes it. */
    private static List<String> shown(String service, String example) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  ebemu ").append(service);
        for (String word : example.split(" (?=--)", -1)) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line + " \\");
                line = new StringBuilder("     ");
            }
            line.append(' ').append(escaped(word));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Usage messages are formats. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private int run(Verb<A> verb, ParseResult given) {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = session.aside()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(Optional.empty());
            A api = opening.open(emulator, environment, renderer);
            try {
                Answer answer = verb.call().make(api, arguments(environment, verb, given));
                renderer.settle();
                tell(answer);
            } finally {
                closing.accept(api);
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private void tell(Answer answer) {
        if (session.options().json) {
            session.print(new Json().document(answer.document()));
        } else {
            session.tell(answer.lines());
        }
    }

    private Arguments arguments(EnvironmentId environment, Verb<A> verb, ParseResult given) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, Boolean> switches = new HashMap<>();
        for (Parameter parameter : verb.parameters()) {
            String option = "--" + parameter.name();
            if (!given.hasMatchedOption(option)) {
                continue;
            }
            if (parameter.kind() == Kind.SWITCH) {
                switches.put(parameter.name(), given.matchedOptionValue(option, true));
            } else if (parameter.kind() == Kind.TEXT) {
                values.put(parameter.name(), List.of(given.<String>matchedOptionValue(option, "")));
            } else {
                values.put(parameter.name(), given.<List<String>>matchedOptionValue(option, List.of()));
            }
        }
        return new Arguments(environment, values, switches, session.options()::resolve);
    }
}
