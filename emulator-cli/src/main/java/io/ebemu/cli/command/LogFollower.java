/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.error.EbemuException;
import io.ebemu.event.EventListener;
import io.ebemu.model.EnvironmentId;
import java.util.List;

/**
 * Hands on what the containers of an environment's task write, on a thread of its own, until they end or it is closed. A
 * new task's are followed when that is asked for.
 */
final class LogFollower implements AutoCloseable {

    /** How long the last lines may take to arrive after the containers have ended. */
    private static final long PATIENCE_MILLIS = 2000;

    private final BeanstalkEmulator emulator;
    private final EnvironmentId environment;
    private final EventListener listener;
    private volatile Thread thread;

    LogFollower(BeanstalkEmulator emulator, EnvironmentId environment, EventListener listener) {
        this.emulator = emulator;
        this.environment = environment;
        this.listener = listener;
        this.thread = start();
    }

    /** The task was replaced: follows the new one from its first line on. */
    void followNewTask() {
        close();
        thread = start();
    }

    private Thread start() {
        Thread next = new Thread(this::follow, "logs");
        next.setDaemon(true);
        next.start();
        return next;
    }

    private void follow() {
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
