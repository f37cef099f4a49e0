/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lets things happen to environments, one after the other as the seed has it, and holds what ebemu says of them against
 * what the engine shows.
 */
final class ChaosRun {

    private static final int PERCENT_UP_AGAIN = 60;
    /** How often the next thing happens before the last one is over. */
    private static final int PERCENT_HASTY = 30;
    /** An agent lets go of the environment first, and then it ends. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(30);
    /** After every so many steps all environments are looked at, not only the one it happened to. */
    private static final int ALL_EVERY = 5;

    private final ChaosOptions options;
    private final Consumer<String> progress;
    private final ChaosReport report;
    private final Docker docker = new Docker();
    private final List<Turn> turns;
    private final Turn up = CommandTurns.all().get(0);
    private final Set<String> toLift = new HashSet<>();

    ChaosRun(ChaosOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.report = new ChaosReport(options);
        this.turns = Stream.of(
                        CommandTurns.all(),
                        DeployTurns.all(options.launcher()),
                        InterruptTurns.all(),
                        ContainerTurns.all(),
                        EngineTurns.all(options.engineControl()))
                .flatMap(List::stream)
                .toList();
    }

    /** Runs, and leaves nothing behind. */
    ChaosReport run() throws IOException {
        String prefix = "chaos-" + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX) + "-";
        Path directory = Files.createTempDirectory("chaos");
        try (EventLog events = new EventLog(prefix);
                Bystanders bystanders = new Bystanders(docker, prefix + "bystander")) {
            List<Subject> subjects = subjects(prefix, directory, events);
            try {
                steps(subjects, bystanders, new Settling(events));
            } finally {
                subjects.forEach(this::terminate);
            }
            bystanders.check().forEach(one -> report.discrepancy("bystanders at the end", one));
            subjects.forEach(report::used);
        } finally {
            delete(directory);
        }
        return report;
    }

    private List<Subject> subjects(String prefix, Path directory, EventLog events) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < options.environments(); i++) {
            Path bundle = Files.createDirectory(directory.resolve("bundle" + i));
            int number = i;
            Subject subject = new Subject(
                    prefix + i,
                    options.launcher(),
                    bundle,
                    docker,
                    events,
                    generation -> new TopologyMaker(random(1 + number, generation), "g" + generation).make());
            subject.change().ifPresent(one -> report.discrepancy(subject.name(), one));
            toLift.add(subject.name());
            subjects.add(subject);
        }
        return subjects;
    }

    private void steps(List<Subject> subjects, Bystanders bystanders, Settling settling) {
        long end = System.nanoTime() + options.time().toNanos();
        for (int step = 1; step <= options.steps() && System.nanoTime() < end; step++) {
            Random random = random(0, step);
            Subject subject = subjects.get(random.nextInt(subjects.size()));
            Decision decision = Decision.of(step, turn(subject, random), random);
            boolean mayEnd = decision.turn().mayEnd(subject, decision);
            boolean engine = decision.turn() instanceof EngineTurns.OnEngine;
            if (engine) {
                subjects.forEach(one -> one.memory().blur(one.look().taskArn()));
            }
            if (random.nextInt(100) < 10) {
                bystanders.meddle(random.nextBoolean(), random.nextInt(100));
            }
            boolean hasty = random.nextInt(100) < PERCENT_HASTY;
            boolean taken = take(subject, decision);
            (mayEnd ? Stream.of(subject.name()) : Stream.<String>empty()).forEach(toLift::add);
            if (engine) {
                subjects.forEach(one -> toLift.add(one.name()));
                bystanders.learn();
            }
            if (taken && !(hasty && decision.turn().leavesCommandsAlone())) {
                boolean everybody = engine || step % ALL_EVERY == 0;
                subjects.stream()
                        .filter(one -> everybody || one == subject)
                        .forEach(one -> settle(one, decision, settling));
                bystanders.check().forEach(one -> report.discrepancy("bystanders", one));
            }
        }
    }

    /** Once it may be down, an environment is mostly brought up again, so that there is something to break. */
    private Turn turn(Subject subject, Random random) {
        int pick = random.nextInt(turns.stream().mapToInt(Turn::weight).sum());
        boolean lift =
                random.nextInt(100) < PERCENT_UP_AGAIN || subject.memory().last() == Memory.Last.NOTHING;
        if (lift && toLift.remove(subject.name())) {
            return up;
        }
        for (Turn turn : turns) {
            pick -= turn.weight();
            if (pick < 0) {
                return turn;
            }
        }
        throw new IllegalStateException("weights");
    }

    private boolean take(Subject subject, Decision decision) {
        Findings findings = new Findings();
        long begin = System.nanoTime();
        boolean taken = decision.turn().take(subject, decision, findings);
        report.stepped(decision, taken);
        progress.accept("step " + decision.step() + " " + subject.name() + ": " + decision
                + (taken ? " " + (System.nanoTime() - begin) / 1_000_000 + " ms" : ", nothing to do"));
        findings.list().forEach(one -> found(subject, decision, one));
        return taken;
    }

    private void settle(Subject subject, Decision decision, Settling settling) {
        long begin = System.nanoTime();
        List<String> discrepancies = settling.settle(subject);
        progress.accept("  " + subject.name() + " settled after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        report.settled(Duration.ofNanos(System.nanoTime() - begin), "step " + decision.step() + ", " + decision);
        if (!discrepancies.isEmpty()) {
            discrepancies.forEach(one -> found(subject, decision, one));
            progress.accept(subject.look().status() + "\n" + docker.containers(subject.name()));
            // What is wrong once would be so after every step.
            terminate(subject);
            subject.forget();
            toLift.add(subject.name());
        }
    }

    private void found(Subject subject, Decision decision, String what) {
        progress.accept("DISCREPANCY " + subject.name() + ": " + what);
        report.discrepancy(subject.name() + ", " + decision, what);
    }

    private void terminate(Subject subject) {
        Command.Result result = subject.ebemu("terminate", "--delete-data");
        Findings findings = new Findings();
        findings.expect(result.exitCode() == 0 || subject.unknown(), "terminate", "exit code 0", result);
        findings.same("left after terminate", List.of(), docker.leftovers(subject.name()));
        findings.same("agents after terminate", List.of(), subject.staying(LAST_BREATH));
        findings.list().forEach(one -> report.discrepancy(subject.name() + " at the end", one));
    }

    private Random random(long stream, long number) {
        // Random makes much the same of neighbouring seeds.
        long mixed = new SplittableRandom((options.seed() * 1_000_003 + stream) * 1_000_003 + number).nextLong();
        return new Random(mixed);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.sorted((first, second) -> second.compareTo(first)).toList()) {
                Files.delete(file);
            }
        }
    }
}
