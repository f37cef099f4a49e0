/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The docker command: what the engine says, seen without ebemu. */
final class Docker {

    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Docker() {}

    /** Runs a docker command that must succeed, and returns its output. */
    static String run(String... arguments) {
        return runWith("", arguments);
    }

    /** The same with something on stdin. */
    static String runWith(String input, String... arguments) {
        Finished finished = attempt(input, arguments);
        if (finished.exitCode() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + ": " + finished);
        }
        return finished.output();
    }

    /** Runs a docker command that may fail. */
    static Finished attempt(String input, String... arguments) {
        return Finished.of(command(arguments), input, DEADLINE);
    }

    /** What {@code docker inspect} says of one thing. */
    static JsonNode inspect(String id) {
        return json(run("inspect", id)).get(0);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // The classic builder needs nothing but the engine.
        builder.environment().put("DOCKER_BUILDKIT", "0");
        return builder;
    }
}
