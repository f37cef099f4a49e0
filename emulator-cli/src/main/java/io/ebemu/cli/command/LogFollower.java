/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.error.EbemuException;
import io.ebemu.event.EventListener;
import io.ebemu.model.EnvironmentId;
import java.util.List;

/** Hands on what an environment's containers write, on a thread of its own, until they end or it is closed. */
final class LogFollower implements AutoCloseable {

    /** How long the last lines may take to arrive after the containers have ended. */
    private static final long PATIENCE_MILLIS = 2000;

    private final Thread thread;

    LogFollower(BeanstalkEmulator emulator, EnvironmentId environment, EventListener listener) {
        this.thread = new Thread(() -> follow(emulator, environment, listener), "logs");
        thread.setDaemon(true);
        thread.start();
    }

    private static void follow(BeanstalkEmulator emulator, EnvironmentId environment, EventListener listener) {
        try {
            emulator.logs(environment, new LogQuery(List.of(), -1, true), listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (EbemuException e) {
            // The containers or the engine have gone: whoever waits for the task is told, with a better reason.
            return;
        }
    }

    /** Waits for the last lines of containers that have ended. */
    void awaitEnd() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        awaitEnd();
        thread.interrupt();
    }
}
