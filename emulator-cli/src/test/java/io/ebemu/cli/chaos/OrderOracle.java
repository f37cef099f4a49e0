/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import io.ebemu.cli.chaos.Sketch.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * In which order the containers of a task start and stop: each starts after what it depends on has come so far, and is
 * told to stop only after all that depend on it directly have ended.
 */
final class OrderOracle {

    private final Map<String, Life> lives;
    private final Function<String, Optional<Topology>> topologies;
    private final Memory memory;
    private final Findings findings = new Findings();

    /** @param topologies the topology that a container of that name is of */
    OrderOracle(Map<String, Life> lives, Function<String, Optional<Topology>> topologies, Memory memory) {
        this.lives = lives;
        this.topologies = topologies;
        this.memory = memory;
    }

    List<String> check() {
        for (Life life : lives.values()) {
            Optional<Topology> topology = topologies.apply(life.name());
            if (topology.isPresent() && !memory.blurred(life.taskArn()) && life.had("create")) {
                Sketch sketch = topology.get().container(life.name()).orElseThrow();
                life.first("start").ifPresent(start -> starts(life, sketch, start));
                life.events().stream()
                        .filter(EngineEvent::isStop)
                        .findFirst()
                        .ifPresent(stop -> stops(life, topology.get(), stop.nanos()));
                restarts(life);
            }
        }
        return findings.list();
    }

    private void starts(Life life, Sketch sketch, long start) {
        for (Need need : sketch.needs()) {
            Optional<Life> target = sibling(life, need.target());
            boolean met = target.filter(one -> came(one, need.want(), start)).isPresent();
            findings.expect(met, life.name() + " started", need, "not before " + start + ": " + target);
        }
    }

    private static boolean came(Life target, Sketch.Want want, long start) {
        return switch (want) {
            case VOLUMES_FROM -> before(target.first("create"), start);
            case LINK, START -> before(target.first("start"), start);
            case COMPLETE -> before(target.first("die"), start);
            case SUCCESS ->
                before(target.first("die"), start)
                        && target.lastEnd().filter(end -> end.exitCode() == 0).isPresent();
            case HEALTHY -> before(target.first("health_status: healthy"), start);
        };
    }

    private static boolean before(Optional<Long> event, long start) {
        return event.filter(nanos -> nanos < start).isPresent();
    }

    private void stops(Life life, Topology topology, long stop) {
        for (Sketch other : topology.containers()) {
            boolean depends =
                    other.needs().stream().anyMatch(need -> need.target().equals(life.name()));
            boolean early = depends
                    && sibling(life, other.name())
                            .filter(one -> one.ranAt(stop))
                            .isPresent();
            findings.expect(!early, life.name() + " told to stop", "after " + other.name() + " ended", "before it");
        }
    }

    /** A policy's period begins with the last start. */
    private void restarts(Life life) {
        long started = 0;
        long ended = 0;
        for (EngineEvent event : life.events()) {
            if (event.action().equals("die")) {
                ended = event.nanos();
            } else if (event.action().equals("start")) {
                boolean early = ended > 0 && ended - started < Sketch.RESTART_PERIOD * 1_000_000_000L - 1_000_000_000L;
                findings.expect(
                        !early,
                        life.name() + " started again",
                        "after " + Sketch.RESTART_PERIOD + " s",
                        "after " + (ended - started) / 1_000_000_000L + " s");
                started = event.nanos();
            }
        }
    }

    private Optional<Life> sibling(Life life, String name) {
        return lives.values().stream()
                .filter(one -> one.name().equals(name) && one.taskArn().equals(life.taskArn()))
                .findFirst();
    }
}
