/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code status} must say of each container, given what the engine shows of it and has told of it. */
final class ContainerOracle {

    private static final String OUT_OF_MEMORY = "OutOfMemoryError";
    private static final String VANISHED = "ContainerVanishedError";
    private static final String UNMET = "CannotStartContainerError: dependency graph: ";
    /** The ECS agent's code for a container that was never created. */
    private static final int NEVER_CREATED = 143;

    private final World world;
    private final Findings findings = new Findings();
    private final boolean stopping;

    ContainerOracle(World world) {
        this.world = world;
        this.stopping = world.task().path("desiredStatus").asText().equals("STOPPED");
    }

    List<String> check() {
        for (Sketch sketch : world.topology().containers()) {
            JsonNode reported = world.reported(sketch.name());
            if (reported.isMissingNode()) {
                findings.add(sketch.name() + " is not reported");
                continue;
            }
            Optional<Inspected> present = world.present(sketch.name());
            if (present.isPresent()) {
                present(sketch, present.get(), reported);
            } else {
                absent(sketch, reported);
            }
        }
        return findings.list();
    }

    private void present(Sketch sketch, Inspected seen, JsonNode reported) {
        String name = sketch.name();
        findings.same(name + ".runtimeId", seen.id(), reported.path("runtimeId").asText());
        findings.same(name + ".networkBindings", seen.running() ? seen.bindings() : List.of(), bindings(reported));
        if (seen.running()) {
            is(name, "RUNNING", Optional.empty(), reported);
            findings.same(name + ".reason", "", reported.path("reason").asText());
            findings.same(
                    name + " publishes so many ports",
                    sketch.ports().size(),
                    seen.bindings().size());
        } else if (seen.ended()) {
            is(name, "STOPPED", Optional.of(seen.exitCode()), reported);
            findings.same(
                    name + ".reason tells of memory",
                    seen.oomKilled(),
                    reported.path("reason").asText().startsWith(OUT_OF_MEMORY));
        } else {
            is(name, seen.failedToStart() || stopping ? "STOPPED" : "CREATED", Optional.empty(), reported);
        }
        restarts(sketch, reported);
    }

    private void restarts(Sketch sketch, JsonNode reported) {
        if (!sketch.restarts() || world.memory().blurred(world.taskArn())) {
            return;
        }
        long starts = world.life(sketch.name()).map(life -> life.count("start")).orElse(0L);
        findings.same(
                sketch.name() + ".restartCount",
                Math.max(0, starts - 1),
                reported.path("restartCount").asLong(-1));
    }

    /** Gone from the engine, or never there. */
    private void absent(Sketch sketch, JsonNode reported) {
        String name = sketch.name();
        findings.same(name + ".networkBindings", List.of(), bindings(reported));
        boolean wasThere =
                world.life(name).isPresent() || world.remembered(name).isPresent();
        if (wasThere) {
            gone(name, reported);
        } else if (world.unmet(name)) {
            unmet(name, reported);
        } else {
            boolean over = stopping || world.memory().last() == Memory.Last.DOWN;
            is(name, over ? "STOPPED" : "PENDING", Optional.empty(), reported);
        }
    }

    private void gone(String name, JsonNode reported) {
        findings.same(name + ".lastStatus", "STOPPED", status(reported));
        Optional<Integer> known = world.exitCode(name);
        boolean vanished = reported.path("reason").asText().startsWith(VANISHED)
                && code(reported).isEmpty()
                && world.memory().excused(name);
        findings.expect(
                vanished || known.equals(code(reported)) || world.memory().last() == Memory.Last.KILLED,
                name + ".exitCode of a container that is gone",
                known,
                code(reported) + " " + reported.path("reason").asText());
    }

    /** A task that stops takes no decision on dependencies any more. */
    private void unmet(String name, JsonNode reported) {
        findings.same(name + ".lastStatus", "STOPPED", status(reported));
        findings.same(name + ".runtimeId", "", reported.path("runtimeId").asText());
        boolean told = code(reported).equals(Optional.of(NEVER_CREATED))
                && reported.path("reason").asText().startsWith(UNMET);
        findings.expect(
                told || (stopping && code(reported).isEmpty()),
                name + " waits in vain",
                NEVER_CREATED + " " + UNMET,
                code(reported) + " " + reported.path("reason").asText());
    }

    private void is(String name, String status, Optional<Integer> code, JsonNode reported) {
        findings.same(name + ".lastStatus", status, status(reported));
        findings.same(name + ".exitCode", code, code(reported));
    }

    private static String status(JsonNode reported) {
        return reported.path("lastStatus").asText();
    }

    private static Optional<Integer> code(JsonNode reported) {
        return reported.has("exitCode") ? Optional.of(reported.path("exitCode").asInt()) : Optional.empty();
    }

    private static List<String> bindings(JsonNode reported) {
        List<String> bindings = new ArrayList<>();
        reported.path("networkBindings")
                .forEach(one -> bindings.add(
                        one.path("bindIP").asText() + ":" + one.path("hostPort").asInt() + "->"
                                + one.path("containerPort").asInt() + "/"
                                + one.path("protocol").asText()));
        bindings.sort(null);
        return bindings;
    }
}
