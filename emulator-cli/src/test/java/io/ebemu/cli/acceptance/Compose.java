/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Docker Compose, the one that {@code scripts/setup-compose} got, on a project that is taken down at the end. */
final class Compose implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final List<String> command = new ArrayList<>(installed());

    /** @param files the project's files, each on top of those before it */
    Compose(String project, Path... files) {
        command.addAll(List.of("-p", project));
        for (Path file : files) {
            command.addAll(List.of("-f", file.toString()));
        }
    }

    private static List<String> installed() {
        String script = Path.of(System.getProperty("ebemu.home"), "scripts", "setup-compose")
                .toString();
        Finished found = Finished.of(new ProcessBuilder(script, "--find"), DEADLINE);
        if (found.exitCode() != 0) {
            throw new AssertionError("this test needs Docker Compose; run scripts/setup-compose: " + found.error());
        }
        return found.output().lines().toList();
    }

    /** Runs a verb that must succeed, and returns what it writes. */
    String run(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        Finished finished = Finished.of(new ProcessBuilder(all), DEADLINE);
        if (finished.exitCode() != 0) {
            throw new AssertionError(all + ": " + finished);
        }
        return finished.output();
    }

    @Override
    public void close() {
        run("down", "--volumes", "--timeout", "2");
    }
}
