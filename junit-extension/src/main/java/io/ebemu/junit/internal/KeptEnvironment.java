/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Database;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How to reach an environment that stays after its test, and how to get rid of it. Passwords are not told.
 *
 * @param name the environment's name
 * @param ways a line for each port, database and cache
 */
record KeptEnvironment(String name, List<String> ways) {

    KeptEnvironment {
        ways = List.copyOf(ways);
    }

    /** One whose start failed: nothing of it need answer. */
    static KeptEnvironment afterFailedStart(EnvironmentId environment) {
        return new KeptEnvironment(environment.name(), List.of());
    }

    /** One that is up. */
    static KeptEnvironment of(Environment environment) {
        List<String> ways = new ArrayList<>();
        ways.addAll(told(() -> containers(environment)));
        ways.addAll(told(() -> environment.databases().stream().map(KeptEnvironment::database)));
        ways.addAll(told(() -> environment.caches().stream()
                .map(cache -> "cache " + cache.identifier() + ": " + place(cache.endpoint()))));
        return new KeptEnvironment(environment.id().name(), ways);
    }

    private static List<String> told(Supplier<Stream<String>> lines) {
        try {
            return lines.get().toList();
        } catch (RuntimeException e) {
            // The other ways are worth telling, whatever this is.
            return List.of("(not known: " + e.getMessage() + ")");
        }
    }

    private static Stream<String> containers(Environment environment) {
        ObservedState state = environment.state();
        return state.task().map(Task::containers).orElse(List.of()).stream()
                .flatMap(container -> container.networkBindings().stream()
                        .map(NetworkBinding::containerPort)
                        .map(port -> container.name() + " port " + port + ": "
                                + environment.endpoint(container.name(), port).uri()));
    }

    private static String database(Database database) {
        return "DB instance " + database.identifier() + ": " + database.jdbcUrl() + " user " + database.username();
    }

    private static String place(Endpoint endpoint) {
        return endpoint.host() + ":" + endpoint.port();
    }

    /** For people. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("environment " + name + " is kept:");
        ways.forEach(way -> lines.add("  " + way));
        lines.add("  look at it: ebemu status -e " + name + ", ebemu logs -e " + name);
        lines.add("  remove it:  ebemu terminate -e " + name + " --delete-data");
        return String.join("\n", lines);
    }
}
