/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.util.List;
import java.util.Optional;

/**
 * What the engine told of one container, from its creation to its removal.
 *
 * @param events its events in order
 */
record Life(List<EngineEvent> events) {

    Life {
        events = List.copyOf(events);
    }

    String name() {
        return events.get(0).name();
    }

    String containerId() {
        return events.get(0).containerId();
    }

    String taskArn() {
        return events.get(0).taskArn();
    }

    long count(String action) {
        return events.stream().filter(event -> event.action().equals(action)).count();
    }

    boolean had(String action) {
        return count(action) > 0;
    }

    /** When that first happened; empty if never. */
    Optional<Long> first(String action) {
        return events.stream()
                .filter(event -> event.action().equals(action))
                .map(EngineEvent::nanos)
                .findFirst();
    }

    /** Its last end; empty if it never ended. */
    Optional<EngineEvent> lastEnd() {
        return events.stream().filter(event -> event.action().equals("die")).reduce((first, second) -> second);
    }

    boolean ranAt(long nanos) {
        boolean ran = false;
        for (EngineEvent event : events) {
            if (event.nanos() < nanos) {
                ran = switch (event.action()) {
                    case "start" -> true;
                    case "die" -> false;
                    default -> ran;
                };
            }
        }
        return ran;
    }

    /** Whether it was told to stop before it ended. */
    boolean stopped() {
        return events.stream().anyMatch(EngineEvent::isStop);
    }

    /** Whether it ran and then ended, for good, without having been told to. */
    boolean endedByItself() {
        return lastEnd()
                .filter(end -> events.stream().noneMatch(event -> event.isStop() && event.nanos() < end.nanos()))
                .isPresent();
    }
}
