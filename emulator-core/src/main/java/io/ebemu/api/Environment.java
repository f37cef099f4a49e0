/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A running environment, supervised by this process until it is closed. */
public interface Environment extends AutoCloseable {

    /** Its name. */
    EnvironmentId id();

    /** Whether this process supervises it; false if it ran unchanged already and another process does. */
    boolean supervising();

    /** What it looks like now. */
    ObservedState state();

    /**
     * Where this process reaches a container's only published port, or the lowest of several.
     *
     * @throws io.ebemu.error.UsageException if there is no such container, or it publishes no port
     */
    Endpoint endpoint(String container);

    /**
     * Where this process reaches one port of a container.
     *
     * @throws io.ebemu.error.UsageException if there is no such container, or it does not publish that port
     */
    Endpoint endpoint(String container, int containerPort);

    /**
     * A container of the task.
     *
     * @throws io.ebemu.error.UsageException if the task definition has none of that name; it names those it has
     */
    Container container(String name);

    /**
     * A DB instance beside the environment.
     *
     * @throws io.ebemu.error.UsageException if there is none of that name; it names those there are
     */
    Database database(String identifier);

    /** A cache cluster or replication group beside the environment, as {@link #database}. */
    Cache cache(String identifier);

    /** All DB instances beside the environment, those that calls of RDS have made included. */
    List<Database> databases();

    /** All cache clusters and replication groups beside the environment, likewise; not the nodes of groups. */
    List<Cache> caches();

    /**
     * The way from a container to a database or cache.
     *
     * @param container its name in the task definition
     * @param service the identifier of a DB instance, cache cluster or replication group
     */
    NetworkPath path(String container, String service);

    /** What has happened since this process launched it. */
    EventHistory history();

    /**
     * Waits until the environment is as somebody wants: it is looked at now, and then whenever the engine or an event says
     * something new of it.
     *
     * @return the state that is; empty if none was within that time
     */
    Optional<ObservedState> awaitState(Predicate<ObservedState> wanted, Duration within) throws InterruptedException;

    /**
     * Waits for a line in the log of a container of the task, or of a database or cache.
     *
     * @param name the container's name in the task definition, or the service's identifier
     * @return the first line that is wanted, also if it was written before; empty if there is none within that time, or
     *     until the container has ended
     * @throws io.ebemu.error.UsageException if there is no such container; it names those there are
     */
    Optional<String> awaitLog(String name, Predicate<String> wanted, Duration within) throws InterruptedException;

    /**
     * Waits until the task can be used: it is RUNNING, its containers with a health check are HEALTHY, and each published
     * TCP port accepts a connection and holds it. That is tried with connections on which nothing is sent. Runs of ports
     * ({@code containerPortRange}) are not tried.
     *
     * @throws io.ebemu.error.EnvironmentFailedException if the task stops, or it is not ready within that time; it says
     *     what was seen last of each container and port
     */
    void awaitReady(Duration within) throws InterruptedException;

    /** Waits until the task has stopped, for whatever reason, and returns its last state. */
    Task awaitStopped() throws InterruptedException;

    /**
     * Waits until nothing is left to supervise or to be looked at, because somebody deleted the environment's directory
     * and then its containers were removed, as {@link BeanstalkEmulator#sweep} does.
     */
    void awaitRemoved() throws InterruptedException;

    /**
     * Deploys an application version as Beanstalk does: the old task is stopped first, the new one gets two attempts, and
     * there is no way back to the old one but another deployment. Services are left alone.
     *
     * @throws io.ebemu.error.EnvironmentFailedException if neither attempt led to a running task; the environment then
     *     has the new version and no task, and is still supervised
     */
    void deploy(Bundle bundle, DeployOptions options);

    /**
     * Stops the task and starts a new one of the same version, as Beanstalk's {@code RestartAppServer} does.
     *
     * @throws io.ebemu.error.EnvironmentFailedException as {@link #deploy}
     */
    void restart();

    /**
     * Changes environment properties, which Beanstalk does by a configuration update: the task is replaced by one of the
     * same version that has them. They are kept for later launches and deployments too.
     *
     * @throws io.ebemu.error.InvalidConfigurationException if Beanstalk would not take them; nothing has changed then
     * @throws io.ebemu.error.EnvironmentFailedException as {@link #deploy}; the properties are kept
     */
    void configure(PropertyChanges changes);

    /** Stops the task and the services, gracefully. Data is kept unless the environment is ephemeral. */
    void stop();

    /**
     * Writes down all that is known of it in a directory, for whoever has to find out why something failed: {@code
     * events.log}, {@code plan.txt} of the plan executed last, {@code state.json}, {@code health.txt}, and for each
     * container of the task and each database and cache {@code <name>.log}, of which the last 10 MiB are kept, and {@code
     * <name>.inspect.json}, without the values of environment variables and other secrets. Files of these kinds that the
     * directory has already are removed. It fails in no case.
     *
     * @return what could not be had or written, and why, a line each; empty if nothing is missing
     */
    List<String> writeDiagnosis(Path directory);

    /**
     * Lets an ephemeral environment outlive this process: {@link #close} lets go of it, and a sweep takes it for one that
     * is there, until somebody {@linkplain BeanstalkEmulator#terminate terminates} it. No effect on any other, or twice.
     *
     * @throws io.ebemu.error.UsageException if it was not {@linkplain OnFailure#keep launched} so that it can be kept
     */
    void keep();

    /** Lets go of the environment: what runs goes on unsupervised until another process adopts it. */
    void release();

    /** Removes all of the environment if it is ephemeral and nobody {@linkplain #keep keeps} it, and lets go of it otherwise. */
    @Override
    void close();
}
