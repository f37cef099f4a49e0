/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.error.EbemuException;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The environment of one test class, from its start until JUnit closes the class's store or the JVM ends. */
final class ClassEnvironment implements AutoCloseable {

    private final BeanstalkEmulator emulator;
    private final Environment environment;
    private final EndOfJvm endOfJvm;

    private ClassEnvironment(BeanstalkEmulator emulator, Environment environment, EndOfJvm endOfJvm) {
        this.emulator = emulator;
        this.environment = environment;
        this.endOfJvm = endOfJvm;
    }

    /**
     * Launches a bundle as a test wants it, and returns once the task is RUNNING.
     *
     * @throws EbemuException if it does not come up; with the last lines of the containers, and nothing left behind
     */
    static ClassEnvironment start(Supplier<BeanstalkEmulator> emulators, Bundle bundle) {
        LastLines lastLines = new LastLines();
        BeanstalkEmulator emulator = emulators.get();
        EndOfJvm endOfJvm = new EndOfJvm();
        try {
            Environment environment = endOfJvm.guard(() -> emulator.launch(bundle, LaunchOptions.forTest(), lastLines));
            return new ClassEnvironment(emulator, environment, endOfJvm);
        } catch (RuntimeException e) {
            lastLines.attachTo(e, Optional.empty());
            emulator.close();
            throw e;
        }
    }

    Environment environment() {
        return environment;
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
        environment.close();
        endOfJvm.forget();
        emulator.close();
    }
}
