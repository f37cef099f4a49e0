/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.util.List;
import java.util.Optional;

/** What can happen to a container behind ebemu's back. */
final class ContainerTurns {

    private ContainerTurns() {}

    static List<Turn> all() {
        return List.of(
                new OnContainer("kill -KILL", 10, true, ContainerTurns::kill),
                new OnContainer("kill -TERM", 8, true, ContainerTurns::term),
                new OnContainer("out of memory", 8, true, ContainerTurns::outgrow),
                new OnContainer("removal of a container", 5, true, ContainerTurns::remove),
                new OnContainer("pause", 5, false, ContainerTurns::pause),
                new OnContainer("unpause", 4, false, ContainerTurns::unpause));
    }

    private interface Deed {
        boolean to(Subject subject, Inspected container);
    }

    /** Something that happens to one container. */
    private record OnContainer(String kind, int weight, boolean deadly, Deed deed) implements Turn {

        @Override
        public boolean leavesCommandsAlone() {
            return true;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return deadly && subject.topology().container(decision.container()).essential();
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            String name = subject.topology().container(decision.container()).name();
            Optional<Inspected> container = subject.docker().containers(subject.name()).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            return container.filter(one -> deed.to(subject, one)).isPresent();
        }
    }

    private static boolean kill(Subject subject, Inspected container) {
        return succeeds(subject, "kill", container.id());
    }

    /** From within, so that it is told apart from ebemu's own stopping. */
    private static boolean term(Subject subject, Inspected container) {
        return container.state().equals("running") && succeeds(subject, "exec", container.id(), "kill", "-TERM", "1");
    }

    /** A child grows until the kernel kills it; then the main process ends. */
    private static boolean outgrow(Subject subject, Inspected container) {
        String grow = "sh -c 'x=0123456789abcdef; while :; do x=$x$x; done'; kill -USR1 1";
        return container.state().equals("running")
                && subject.docker()
                                .attempt("exec", container.id(), "sh", "-c", grow)
                                .exitCode()
                        != 1;
    }

    private static boolean remove(Subject subject, Inspected container) {
        subject.memory().removed(container.name());
        return succeeds(subject, "rm", "-f", container.id());
    }

    private static boolean pause(Subject subject, Inspected container) {
        return container.state().equals("running") && succeeds(subject, "pause", container.id());
    }

    private static boolean unpause(Subject subject, Inspected container) {
        return container.state().equals("paused") && succeeds(subject, "unpause", container.id());
    }

    private static boolean succeeds(Subject subject, String... words) {
        return subject.docker().attempt(words).exitCode() == 0;
    }
}
