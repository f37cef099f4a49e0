/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Containers of an engine. Deadlines are the ECS agent's ({@code agent/dockerclient/timeout.go}): create 4 minutes,
 * start 3 minutes, stop the grace plus 2 minutes, everything else 30 seconds.
 */
public interface Containers {

    /** Creates a container on the default bridge and returns its id. */
    String create(ContainerSpec spec);

    /** Starts a created or stopped container. */
    void start(String id);

    /** Sends the image's stop signal, and SIGKILL after the grace; returns once it has ended. Fine if it is not running. */
    void stop(String id, Duration grace);

    /** Sends a signal such as {@code KILL} or {@code USR1}. */
    void kill(String id, String signal);

    /** Freezes all processes of a running container; one that is frozen already is a CONFLICT. */
    void pause(String id);

    /** Lets frozen processes go on; a container that is not frozen is a CONFLICT. */
    void unpause(String id);

    /** Removes a container, running or not, with its anonymous volumes. Fine if there is none. */
    void remove(String id);

    /** The container with that id or name. */
    Optional<ContainerInfo> inspect(String id);

    /** What became of the specification of the container with that id or name. */
    Optional<ContainerConfig> config(String id);

    /** The same with all details. */
    Optional<ContainerDetails> details(String id);

    /** All that the engine has to say of it, as one JSON object in the engine's own form; it holds secrets. */
    Optional<String> inspection(String id);

    /**
     * What a running container uses, as one JSON object in the engine's own form; empty if it does not run. The engine
     * takes a second or two, because it needs two samples to tell how busy a processor is.
     *
     * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerStats">
     *     ContainerStats</a>
     */
    Optional<String> stats(String id);

    /** All containers, running or not, that have all of these labels. An empty value matches any value. */
    List<ContainerInfo> list(Map<String, String> labels);

    /** Every running container on the engine, ours or not, that publishes this host port; names and ids only matter. */
    List<ContainerInfo> publishing(int hostPort);

    /**
     * Writes what the container has written so far to the sink and, if asked, what it writes until it ends. Returns at
     * once; the stream ends by itself or when closed. The log of a container that is gone is empty; following one that
     * does not run ends at once.
     *
     * @param tail how many of the latest lines to begin with, all of them if negative
     */
    Subscription logs(String id, boolean follow, int tail, LogSink sink);

    /**
     * Waits until a container that was started has ended, and returns its exit code. Fails with TIMEOUT if that takes
     * longer than the deadline.
     */
    int await(String id, Duration deadline);

    /** Runs a command in a running container and waits for it until the deadline; one that outlives it goes on unseen. */
    ExecResult exec(String id, List<String> command, Duration deadline);

    /**
     * What a command printed and how it ended.
     *
     * @param exitCode 0 to 255
     * @param output what it wrote to stdout
     * @param error what it wrote to stderr
     */
    record ExecResult(int exitCode, String output, String error) {}
}
