/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call of a service's API as a verb of the command line.
 *
 * @param name its name, as in the AWS CLI where there is one
 * @param aliases other names
 * @param description what it does
 * @param examples commands with what they do, for its help
 * @param parameters its options
 * @param call what it does
 * @param <A> the API
 */
public record Verb<A>(
        String name,
        List<String> aliases,
        String description,
        List<String> examples,
        List<Parameter> parameters,
        Call<A> call) {

    public Verb {
        aliases = List.copyOf(aliases);
        examples = List.copyOf(examples);
        parameters = List.copyOf(parameters);
    }

    /** Makes the call. */
    public interface Call<A> {
        /** The answer, once the call has taken effect. */
        Answer make(A api, Arguments arguments);
    }

    /** Commands for its help: its examples, or the shortest command that is complete. */
    public List<String> commands() {
        return examples.isEmpty() ? List.of(shortest()) : examples;
    }

    private String shortest() {
        return Stream.concat(
                        Stream.of(name),
                        parameters.stream()
                                .filter(Parameter::mandatory)
                                .map(needed -> "--" + needed.name() + " " + SampleValue.of(needed)))
                .collect(Collectors.joining(" "));
    }

    /** A verb without other names and examples. */
    static <A> Verb<A> of(String name, String description, Call<A> call, Parameter... parameters) {
        return new Verb<>(name, List.of(), description, List.of(), List.of(parameters), call);
    }

    /** This verb under another name too. */
    Verb<A> also(String alias) {
        return new Verb<>(name, List.of(alias), description, examples, parameters, call);
    }

    /** This verb with examples. */
    Verb<A> example(String... commands) {
        return new Verb<>(name, aliases, description, List.of(commands), parameters, call);
    }
}
