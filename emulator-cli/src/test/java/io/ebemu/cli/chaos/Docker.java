/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The docker command: what the engine says, seen without ebemu. */
final class Docker {

    static final String ENVIRONMENT = "io.ebemu.environment";
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a docker command that may fail. */
    Command.Result attempt(String... words) {
        return new Command(Stream.concat(Stream.of("docker"), Stream.of(words)).toList()).run(DEADLINE);
    }

    /** Runs a docker command that must succeed, and returns its output. */
    String run(String... words) {
        Command.Result result = attempt(words);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("docker " + String.join(" ", words) + ": " + result);
        }
        return result.output().strip();
    }

    /** The environment's containers; one that goes meanwhile is left out. */
    List<Inspected> containers(String environment) {
        List<String> ids = lines(run("ps", "-aq", "--no-trunc", "--filter", label(environment)));
        return ids.isEmpty()
                ? List.of()
                : inspect(ids).stream().map(Inspected::of).toList();
    }

    /** Volumes and networks of the environment. */
    List<String> leftovers(String environment) {
        List<String> left = new ArrayList<>();
        lines(run("ps", "-aq", "--filter", label(environment))).forEach(id -> left.add("container " + id));
        lines(run("volume", "ls", "-q", "--filter", label(environment))).forEach(id -> left.add("volume " + id));
        lines(run("network", "ls", "-q", "--filter", label(environment))).forEach(id -> left.add("network " + id));
        return left;
    }

    List<JsonNode> inspect(List<String> ids) {
        List<String> words = new ArrayList<>(List.of("inspect"));
        words.addAll(ids);
        String output = attempt(words.toArray(String[]::new)).output();
        try {
            return StreamSupport.stream(JSON.readTree(output).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String label(String environment) {
        return "label=" + ENVIRONMENT + "=" + environment;
    }
}
