/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.error.EbemuException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An environment that tests use, from its start until JUnit closes the store that it is in, or the JVM ends. */
final class RunningEnvironment implements AutoCloseable {

    private final BeanstalkEmulator emulator;
    private final Environment environment;
    private final EndOfJvm endOfJvm;
    private final Baselines baselines;
    private final Turns turns = new Turns();
    private volatile boolean closed;

    private RunningEnvironment(BeanstalkEmulator emulator, Environment environment, EndOfJvm endOfJvm) {
        this.emulator = emulator;
        this.environment = environment;
        this.endOfJvm = endOfJvm;
        this.baselines = new Baselines(environment);
    }

    /**
     * Launches a bundle as a test wants it, and returns once it is ready for the first test.
     *
     * @throws EbemuException if it does not come up; with the last lines of the containers, and nothing left behind
     */
    static RunningEnvironment start(
            Supplier<BeanstalkEmulator> emulators, Definition definition, FailureReport report) {
        RunningEnvironment running = launch(emulators, definition, report);
        try {
            new Readiness(running.environment).await(definition);
            return running;
        } catch (RuntimeException e) {
            report.ofStart(running, e);
            try {
                running.close();
            } catch (RuntimeException cleaningUp) {
                e.addSuppressed(cleaningUp);
            }
            throw e;
        }
    }

    private static RunningEnvironment launch(
            Supplier<BeanstalkEmulator> emulators, Definition definition, FailureReport report) {
        LastLines lastLines = new LastLines();
        LaunchOptions options = LaunchOptions.forTest().with(report.onFailedStart());
        BeanstalkEmulator emulator = emulators.get();
        EndOfJvm endOfJvm = new EndOfJvm();
        try {
            Environment environment = endOfJvm.guard(() -> emulator.launch(definition.bundle(), options, lastLines));
            return new RunningEnvironment(emulator, environment, endOfJvm);
        } catch (RuntimeException e) {
            report.ofStart(e, lastLines, kept(emulator, options, lastLines));
            emulator.close();
            throw e;
        }
    }

    /** A launch that fails leaves its environment only if that may be kept, and if it had begun. */
    private static Optional<EnvironmentId> kept(
            BeanstalkEmulator emulator, LaunchOptions options, LastLines lastLines) {
        try {
            return lastLines
                    .environment()
                    .filter(begun -> options.onFailure().keep())
                    .filter(begun -> emulator.describe(begun).isPresent());
        } catch (EbemuException e) {
            return Optional.empty();
        }
    }

    Environment environment() {
        return environment;
    }

    /** What its databases and caches are put back to. */
    Baselines baselines() {
        return baselines;
    }

    /** Which tests use it now. */
    Turns turns() {
        return turns;
    }

    boolean isClosed() {
        return closed;
    }

    /** What the task's containers wrote last; if the engine cannot tell, the lines are those it told. */
    LastLines lastLines() {
        LastLines lines = new LastLines();
        try {
            emulator.logs(environment.id(), new LogQuery(List.of(), LastLines.COUNT, false), lines);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (EbemuException e) {
            // A test has failed, and that failure is what matters; without the engine there are no logs.
        }
        return lines;
    }

    /** Why the task has stopped, in ECS's words; empty if it runs. */
    Optional<String> stoppedReason() {
        try {
            return environment.state().task().flatMap(Task::stoppedReason);
        } catch (EbemuException e) {
            return Optional.empty();
        }
    }

    /** Removes all of it. */
    @Override
    public void close() {
        closed = true;
        try {
            environment.close();
        } finally {
            endOfJvm.forget();
            emulator.close();
        }
    }
}
