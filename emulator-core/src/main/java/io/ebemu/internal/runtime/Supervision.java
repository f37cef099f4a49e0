/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;

/**
 * What all share that work on an environment while this process supervises it. It lasts as long as that; tasks come and
 * go.
 *
 * @param environment the environment's name
 * @param engine where its containers are
 * @param planner decides
 * @param executor does
 * @param world reads what there is
 * @param records what is remembered
 * @param directory where that is kept
 * @param events whom all is told
 * @param awsLogs keeps logs in files
 * @param health announces how the environment is
 * @param metadata what containers ask about themselves
 * @param services makes scopes for the control plane
 * @param host time and chance
 */
record Supervision(
        EnvironmentId environment,
        Engine engine,
        Planner planner,
        PlanExecutor executor,
        WorldReader world,
        EnvironmentRecords records,
        StateDirectory directory,
        EventDispatcher events,
        AwsLogs awsLogs,
        HealthWatcher health,
        MetadataEndpoint metadata,
        ServiceScopes services,
        Host host) {

    static Supervision of(
            EnvironmentRecords records,
            Engine engine,
            Planner planner,
            StepRunner steps,
            StateDirectory directory,
            EventDispatcher events,
            MetadataEndpoint metadata,
            ServiceScopes services,
            Host host) {
        WorldReader world = new WorldReader(engine, events.environment());
        return new Supervision(
                events.environment(),
                engine,
                planner,
                new PlanExecutor(steps, events),
                world,
                records,
                directory,
                events,
                new AwsLogs(engine, world, directory, events),
                new HealthWatcher(
                        records,
                        engine.info().publishedAddress(),
                        new HealthFile(directory.healthFile()),
                        events,
                        host.processId()),
                metadata,
                services,
                host);
    }

    /** Has these parts, and those that are here, told what the engine says of the task's containers. */
    Subscription followed(CurrentTask current, Removal removal) {
        return engine.events()
                .follow(
                        Labels.of(environment, Labels.ROLE_TASK),
                        current.then(awsLogs).then(health).then(removal));
    }

    /** One that watches a task. */
    TaskSupervisor supervisorOf(String taskArn) {
        return new TaskSupervisor(taskArn, engine, planner, executor, world, records, events);
    }

    /** One that watches the task that a plan leads to. */
    TaskSupervisor supervisorOf(LaunchRequest request, Plan plan, World before) {
        return supervisorOf(
                plan.createsTask()
                        ? request.identity().taskArn()
                        : before.taskArn().orElseThrow());
    }

    /** The environment is no longer being updated, be it done or failed. */
    void updated() {
        EnvironmentRecords.attempt(events, () -> records.updating(false));
        health.look();
    }

    /** Ends what works in the background; whoever listens has then heard all. */
    void close() {
        health.close();
        metadata.close();
        awsLogs.close();
        executor.close();
        events.close();
    }
}
