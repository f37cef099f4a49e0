/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import io.ebemu.cli.chaos.Memory.Last;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** ebemu's own processes, killed at some moment. */
final class InterruptTurns {

    private InterruptTurns() {}

    static List<Turn> all() {
        return List.of(new KillAgent(), new KilledUp(), new KilledDown());
    }

    /** The agent that supervises is killed. */
    record KillAgent() implements Turn {

        @Override
        public String kind() {
            return "kill -9 of the agent";
        }

        @Override
        public int weight() {
            return 10;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return decision.coin();
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            Optional<Subject.Holder> holder = subject.holder();
            holder.map(Subject.Holder::process).ifPresent(InterruptTurns::kill);
            return holder.isPresent();
        }
    }

    /** {@code up -d} is killed on its way: the command, and its agent too if the coin says so. */
    record KilledUp() implements Turn {

        @Override
        public String kind() {
            return "kill -9 during up";
        }

        @Override
        public int weight() {
            return 7;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return true;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            if (decision.container() % 3 == 0) {
                subject.change().ifPresent(findings::add);
            }
            return killed(subject, decision, decision.coin(), "up", "-d", "--random-ports");
        }
    }

    /** {@code down} is killed on its way. */
    record KilledDown() implements Turn {

        @Override
        public String kind() {
            return "kill -9 during down";
        }

        @Override
        public int weight() {
            return 5;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return true;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            return killed(subject, decision, false, "down");
        }
    }

    private static boolean killed(Subject subject, Decision decision, boolean agentToo, String... words) {
        Process process = subject.command(words).start();
        boolean ended = endsWithin(process, decision.milliseconds());
        List<ProcessHandle> agents = new ArrayList<>(process.descendants().toList());
        agents.forEach(subject::watch);
        // Whatever it has done by now, nobody waited for its answer.
        subject.memory().last(Last.KILLED);
        kill(process.toHandle());
        if (agentToo) {
            subject.holder().map(Subject.Holder::process).ifPresent(agents::add);
            agents.forEach(InterruptTurns::kill);
        }
        return !ended || agentToo;
    }

    private static boolean endsWithin(Process process, int milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
