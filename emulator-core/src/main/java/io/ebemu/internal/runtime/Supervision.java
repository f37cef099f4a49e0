/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.Planner;
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
        Host host) {

    static Supervision of(
            EnvironmentRecords records,
            Engine engine,
            Planner planner,
            StepRunner steps,
            StateDirectory directory,
            EventDispatcher events,
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
                host);
    }

    /** One that watches a task. */
    TaskSupervisor supervisorOf(String taskArn) {
        return new TaskSupervisor(taskArn, engine, planner, executor, world, records, events);
    }

    /** Ends what works in the background; whoever listens has then heard all. */
    void close() {
        awsLogs.close();
        executor.close();
        events.close();
    }
}
