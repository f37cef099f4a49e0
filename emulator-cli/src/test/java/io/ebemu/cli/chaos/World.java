/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known at one moment: what ebemu says, what the engine shows, and what the engine has told.
 *
 * @param status {@code ebemu status --json}; missing if there is no environment
 * @param present the environment's containers on the engine
 * @param remembered containers as they were seen last, by id, also those that are gone
 * @param lives what the engine told, by container id
 * @param topology the task definition that the task in the status is of
 * @param supervised whether an agent watches
 * @param memory what the run did to the environment
 */
record World(
        JsonNode status,
        List<Inspected> present,
        Map<String, Inspected> remembered,
        Map<String, Life> lives,
        Topology topology,
        boolean supervised,
        Memory memory) {

    static Map<String, Life> lives(List<EngineEvent> events) {
        Map<String, List<EngineEvent>> byContainer = new LinkedHashMap<>();
        events.forEach(event -> byContainer
                .computeIfAbsent(event.containerId(), id -> new ArrayList<>())
                .add(event));
        Map<String, Life> lives = new LinkedHashMap<>();
        byContainer.forEach((id, some) -> lives.put(id, new Life(some)));
        return lives;
    }

    /** How many events the engine had told of. */
    int events() {
        return lives.values().stream().mapToInt(life -> life.events().size()).sum();
    }

    JsonNode task() {
        return status.path("task");
    }

    String taskArn() {
        return task().path("taskArn").asText();
    }

    JsonNode reported(String name) {
        for (JsonNode container : task().path("containers")) {
            if (container.path("name").asText().equals(name)) {
                return container;
            }
        }
        return status.path("no such container");
    }

    /** The container of that name in the task of the status, if the engine has it. */
    Optional<Inspected> present(String name) {
        return present.stream()
                .filter(one -> one.name().equals(name) && one.taskArn().equals(taskArn()))
                .findFirst();
    }

    /** What the engine told of the task's container of that name. */
    Optional<Life> life(String name) {
        return lives.values().stream()
                .filter(life -> life.name().equals(name) && life.taskArn().equals(taskArn()))
                .findFirst();
    }

    /** As it was seen last, if it was ever seen. */
    Optional<Inspected> remembered(String name) {
        return remembered.values().stream()
                .filter(one -> one.name().equals(name) && one.taskArn().equals(taskArn()))
                .findFirst();
    }

    boolean runs(String name) {
        return present(name).filter(Inspected::running).isPresent();
    }

    boolean anyRuns() {
        return topology.containers().stream().anyMatch(one -> runs(one.name()));
    }

    /** It ended, could not start, or is gone from the engine; or it can never be created. */
    boolean over(String name) {
        Optional<Inspected> present = present(name);
        if (present.isPresent()) {
            return present.get().ended() || present.get().failedToStart();
        }
        return life(name).isPresent() || remembered(name).isPresent() || unmet(name);
    }

    /** It never was, because what it depends on cannot come so far. */
    boolean unmet(String name) {
        if (life(name).isPresent() || present(name).isPresent()) {
            return false;
        }
        return topology.container(name).orElseThrow().needs().stream().anyMatch(this::hopeless);
    }

    private boolean hopeless(Sketch.Need need) {
        Optional<Integer> code = exitCode(need.target());
        boolean failed = need.want() == Sketch.Want.SUCCESS
                && code.filter(some -> some != 0).isPresent();
        boolean neverWell = need.want() == Sketch.Want.HEALTHY
                && over(need.target())
                && life(need.target())
                        .filter(life -> life.had("health_status: healthy"))
                        .isEmpty();
        return failed || neverWell || unmet(need.target());
    }

    /** The code of its last end, however it is known. */
    Optional<Integer> exitCode(String name) {
        Optional<Integer> seen = present(name)
                .or(() -> remembered(name))
                .filter(Inspected::ended)
                .map(Inspected::exitCode);
        Optional<Integer> told = life(name).flatMap(Life::lastEnd).map(EngineEvent::exitCode);
        return present(name).isPresent() ? seen : told.or(() -> seen);
    }

    /** Whether an essential container is over. */
    boolean essentialOver() {
        return topology.containers().stream().anyMatch(one -> one.essential() && over(one.name()));
    }
}
