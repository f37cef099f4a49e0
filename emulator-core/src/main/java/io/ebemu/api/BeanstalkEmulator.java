/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.error.Problem;
import io.ebemu.event.EventListener;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs source bundles of Beanstalk's ECS-managed Docker platform on a Docker engine. */
public interface BeanstalkEmulator extends AutoCloseable {

    /** All problems of a bundle, sorted by place; needs no engine. */
    List<Problem> validate(Bundle bundle);

    /** The JSON Schema (draft 7) of a file, for editors; needs no engine. */
    String schema(ConfigurationFile file);

    /** The name of the environment that a bundle describes; needs no engine and reads no container definition. */
    EnvironmentId environmentOf(Bundle bundle);

    /**
     * Where an environment that {@link #environmentOf} has named keeps its records; empty if it has none there. Needs no
     * engine, so what an engine's labels say of another directory does not count here.
     */
    Optional<Path> recordsBeside(EnvironmentId environment);

    /**
     * Brings an environment up and supervises it: services available, then the task RUNNING. An environment that runs
     * unchanged is adopted as it is.
     *
     * @throws io.ebemu.error.EbemuException if it does not come up; what was begun is cleaned up, data kept
     */
    Environment launch(Bundle bundle, LaunchOptions options, EventListener listener);

    /**
     * Does what every launch needs and no bundle is needed for, such as connecting to the engine, so that it need not be
     * waited for later. Changes nothing there, and may be left out.
     *
     * @throws io.ebemu.error.EngineUnavailableException if no engine answers
     */
    default void prepare() {}

    /**
     * The steps that launching the bundle would take now; none if it runs unchanged. The listener gets the warnings that
     * a launch would begin with.
     */
    List<PlanStep> plan(Bundle bundle, LaunchOptions options, EventListener listener);

    /**
     * Deploys onto an environment that exists and that no other process supervises, as {@link Environment#deploy} does,
     * and supervises it until it is closed.
     *
     * @throws io.ebemu.error.UsageException if there is no such environment
     * @throws io.ebemu.error.ResourceConflictException if another process holds the environment
     * @throws io.ebemu.error.EnvironmentFailedException if neither attempt led to a running task
     */
    Environment deploy(Bundle bundle, DeployOptions options, EventListener listener);

    /**
     * Starts the task of an environment that no other process supervises anew, as {@link Environment#restart} does, and
     * supervises it until it is closed.
     *
     * @throws io.ebemu.error.UsageException if there is no such environment
     */
    Environment restart(EnvironmentId environment, EventListener listener);

    /**
     * Changes the properties of an environment that no other process supervises, as {@link Environment#configure} does,
     * and supervises it until it is closed.
     *
     * @throws io.ebemu.error.UsageException if there is no such environment
     */
    Environment configure(EnvironmentId environment, PropertyChanges changes, EventListener listener);

    /**
     * Changes the properties of an environment that is down, for its next launch.
     *
     * @throws io.ebemu.error.UsageException if there is no such environment
     * @throws io.ebemu.error.InvalidConfigurationException if Beanstalk would not take them; nothing has changed then
     */
    void keep(EnvironmentId environment, PropertyChanges changes);

    /**
     * What a bundle asks for.
     *
     * @throws io.ebemu.error.InvalidConfigurationException if it has errors
     */
    ApplicationVersion read(Bundle bundle);

    /**
     * What an environment is made from: its bundle as it is now, with the properties that it was given since.
     *
     * @throws io.ebemu.error.UsageException if there is no such environment, or it is not known what it was made from
     * @throws io.ebemu.error.InvalidConfigurationException if the bundle has errors
     */
    ApplicationVersion declared(EnvironmentId environment);

    /**
     * The variables that a container of an environment really has, by name; while it does not run, those that the next
     * launch would give it. Values may be secrets.
     *
     * @throws io.ebemu.error.UsageException if the environment or the container is unknown
     */
    Map<String, String> variables(EnvironmentId environment, String container);

    /**
     * Runs a command in a container of an environment's task until it ends, and returns its exit code.
     *
     * @throws io.ebemu.error.UsageException if there is no such container, or it does not run
     */
    int exec(EnvironmentId environment, String container, ContainerCommand command);

    /**
     * Where this process reaches a port of a container of an environment.
     *
     * @throws io.ebemu.error.UsageException if there is no such container, or it does not publish that port
     */
    Endpoint endpoint(EnvironmentId environment, String container, int containerPort);

    /** What an environment looks like now; empty if nothing is known of it. */
    Optional<ObservedState> describe(EnvironmentId environment);

    /** All environments on the engine: those with a container, and those that are down and have data and a record. */
    List<ObservedState> describeAll();

    /** Stops and removes the task, stops the services; data is kept. Nothing to do is fine. */
    void down(EnvironmentId environment, EventListener listener);

    /** Removes the environment and its services, and their data if asked. Nothing to do is fine. */
    void terminate(EnvironmentId environment, boolean deleteData, EventListener listener);

    /**
     * Removes from the engine what is left of environments that are gone: nobody supervises them, and either their
     * directory does not exist any more on this machine, or a test made them and its process has ended. What another
     * machine made is left alone unless the options say that this machine is no more.
     *
     * @return what was found of every environment that nobody supervises, by name
     * @throws io.ebemu.error.EngineUnavailableException if the engine could not remove all of it
     */
    List<SweptEnvironment> sweep(SweepOptions options, EventListener listener);

    /**
     * The labels that everything on the engine has which an ephemeral environment of this process made, and nothing else:
     * what somebody looks for who removes it after this process was killed, such as Testcontainers' reaper.
     */
    Map<String, String> labelsOfTests();

    /**
     * The DB instances beside an environment.
     *
     * @param listener hears what happens to them
     * @throws io.ebemu.error.UsageException if the environment is unknown
     */
    Rds rds(EnvironmentId environment, EventListener listener);

    /** The caches beside an environment, as {@link #rds}. */
    ElastiCache elastiCache(EnvironmentId environment, EventListener listener);

    /** The security groups of an environment's VPC, as {@link #rds}. */
    SecurityGroups securityGroups(EnvironmentId environment, EventListener listener);

    /**
     * Hands the log lines of an environment's containers to a listener; returns when there are no more.
     *
     * @throws io.ebemu.error.UsageException if the environment or a container is unknown
     */
    void logs(EnvironmentId environment, LogQuery query, EventListener listener) throws InterruptedException;

    /**
     * Replays the recorded events of an environment, oldest first. Lines of containers and the progress of steps are not
     * recorded, nor is anything of an ephemeral environment.
     *
     * @throws io.ebemu.error.UsageException if the environment is unknown
     */
    void events(EnvironmentId environment, EventListener listener);

    /**
     * What ebemu depends on here: engine, images, disk, ports, clock, settings; never fails, a failure is a diagnosis.
     *
     * @param bundle what is to be launched; its host ports and images are looked at then
     */
    List<Diagnosis> diagnose(Optional<Bundle> bundle);

    @Override
    void close();
}
