/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The packaged launcher, as a user runs it, on an environment of its own that is taken down at the end. */
final class Ebemu implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    final String environment = "it-" + UUID.randomUUID().toString().substring(0, 12);

    private final Path launcher = Path.of(System.getProperty("ebemu.launcher"));
    final Path bundle;

    Ebemu(Path bundle) {
        this.bundle = bundle;
    }

    /** The classic four containers with PostgreSQL and Redis. */
    static Ebemu sample() {
        return new Ebemu(Path.of(System.getProperty("ebemu.home"), "samples", "fibonacci"));
    }

    /** Runs a verb to its end. */
    Finished run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Finished run(Map<String, String> variables, String... arguments) {
        return Finished.of(builder(variables, arguments), DEADLINE);
    }

    /** As {@link #run(String...)}, for a verb that takes all that follows it for its own. */
    Finished before(String... arguments) {
        return fed("", arguments);
    }

    /** The same with something to read. */
    Finished fed(String input, String... arguments) {
        return Finished.of(new ProcessBuilder(command(arguments)), input, DEADLINE);
    }

    /** The same at a terminal, where a Python script is who sits there. */
    Finished onTerminal(String script, String... arguments) {
        return onTerminal(Map.of(), script, arguments);
    }

    /** The same with these variables set. */
    Finished onTerminal(Map<String, String> variables, String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("python3", resource(script).toString()));
        command.addAll(command(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return Finished.of(builder, DEADLINE);
    }

    private List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(launcher.toString(), "-e", environment, "-C", bundle.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path resource(String name) {
        try {
            return Path.of(Ebemu.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs a verb that is about no environment in particular, and needs no bundle. */
    Finished runAnywhere(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Finished.of(new ProcessBuilder(command), DEADLINE);
    }

    /** Starts a verb and leaves it running. */
    Process start(String... arguments) {
        return start(ProcessBuilder.Redirect.DISCARD, arguments);
    }

    /** As {@link #start(String...)}; what it writes comes into that file. */
    Process start(File output, String... arguments) {
        return start(ProcessBuilder.Redirect.to(output), arguments);
    }

    /** Starts a verb and leaves it running; all that it writes goes there. */
    Process start(ProcessBuilder.Redirect output, String... arguments) {
        try {
            return builder(Map.of(), arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a verb whose standard output is read while it goes on. */
    Followed follow(String... arguments) {
        try {
            return new Followed(builder(Map.of(), arguments)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-e", environment, "-C", bundle.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return builder;
    }

    /** What {@code status --json} says. */
    JsonNode status() {
        return json(run("status", "--json"));
    }

    /** A container's entry in {@code status --json}. */
    static JsonNode container(JsonNode status, String name) {
        for (JsonNode container : status.path("task").path("containers")) {
            if (container.path("name").asText().equals(name)) {
                return container;
            }
        }
        throw new AssertionError("no container " + name + " in " + status);
    }

    static JsonNode json(Finished finished) {
        try {
            return JSON.readTree(finished.output());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + finished, e);
        }
    }

    /** The environment's containers with that name in the task definition, running or not. */
    String containerId(String name) {
        String id = Docker.run("ps", "-aq", "--no-trunc", "--filter", label(), "--filter", name(name));
        if (id.isEmpty() || id.contains("\n")) {
            throw new AssertionError("expected one container " + name + ", found: " + id);
        }
        return id;
    }

    String label() {
        return "label=io.ebemu.environment=" + environment;
    }

    private static String name(String container) {
        return "label=com.amazonaws.ecs.container-name=" + container;
    }

    @Override
    public void close() {
        run("terminate", "--delete-data");
    }
}
