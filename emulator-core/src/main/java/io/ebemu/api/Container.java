/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.observed.ContainerSnapshot;
import java.time.Duration;
import java.util.List;

/**
 * A container of an environment's task, and what can happen to one in production. A fault returns once its effect is
 * real: the process has ended, stands still, or runs again. What follows from it, such as the task's stop after the end
 * of an essential container, is the environment's business; {@link Environment#awaitStopped} and {@link
 * Environment#history} tell.
 *
 * <p>It means the container of that name in the task that runs when a method is called: after a deployment that is
 * another one.
 *
 * @see Environment#container
 */
public interface Container {

    /** Its name in the task definition. */
    String name();

    /**
     * What ECS would say of it now.
     *
     * @throws io.ebemu.error.UsageException if there is no task
     */
    ContainerSnapshot state();

    /** Where this process reaches its only published port, or the lowest of several. */
    Endpoint endpoint();

    /** Where this process reaches one of its ports. */
    Endpoint endpoint(int containerPort);

    /** What it wrote last, oldest first, of both streams. */
    List<String> log(int lines);

    /**
     * Runs a command in it, as {@code docker exec} does.
     *
     * @throws io.ebemu.error.UsageException if it does not run
     */
    ExecResult exec(String... command);

    /** Kills it with SIGKILL, as a crash of its host's memory would: exit code 137. */
    void kill();

    /**
     * Sends its main process a signal, such as {@code SIGTERM}, and waits until it has ended.
     *
     * @throws io.ebemu.error.EnvironmentFailedException if it has not ended within that time
     */
    void stop(String signal, Duration within);

    /**
     * Freezes all its processes: connections are accepted and hang. With a {@code healthCheck} it is UNHEALTHY at once, and
     * HEALTHY again only after a check that succeeds once it goes on.
     */
    void pause();

    /** Lets frozen processes go on. */
    void unpause();

    /**
     * Takes its memory away until the kernel kills its main process, as if it had grown past its hard limit: exit code 137
     * and {@code OutOfMemoryError: Container killed due to memory usage}. It need not have a hard limit. If a restart policy
     * starts it again, it has its memory back.
     *
     * @throws io.ebemu.error.EnvironmentFailedException if the engine does not let us, as without root; it says why
     */
    void exhaustMemory();

    /**
     * Kills its process and starts it anew in place, as an ECS restart policy does: the same container with its files, one
     * restart more; its task runs on even if it is essential. Ports that the engine chose may be others afterwards, as in
     * production: ask for its endpoint again.
     */
    void restart();

    /**
     * What a command in a container came to.
     *
     * @param exitCode the command's
     * @param output what it wrote on standard output
     * @param error what it wrote on standard error
     */
    record ExecResult(int exitCode, String output, String error) {}
}
