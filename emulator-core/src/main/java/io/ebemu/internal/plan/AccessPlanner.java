/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.internal.vpc.Opening;
import io.ebemu.internal.vpc.Reach;
import io.ebemu.model.ManagedService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans what security groups let through at the network interfaces of services; rules outlive the servers behind them. */
final class AccessPlanner {

    private final LaunchRequest request;
    private final World world;
    private final RuleJobs jobs;
    private final Groups groups;

    AccessPlanner(LaunchRequest request, World world, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.jobs = new RuleJobs(world, plan);
        this.groups = Groups.of(request.version());
    }

    /**
     * Adds what a service's interface needs in order to admit those that it is to admit; returns the steps after which it
     * does, none if it does already.
     *
     * @param started steps after which the interface runs; none if it does already
     * @param taskStopped steps after which the task that runs is gone; none if it stays
     */
    List<Integer> ensure(
            ManagedService service, String networkInterface, List<Integer> started, List<Integer> taskStopped) {
        List<Opening> openings = new Reach(groups, service).openings();
        Members members = Members.of(request, world, taskStopped.isEmpty());
        return jobs.ensure(
                new RuleJobs.Target(
                        service.kind() + ":" + service.identifier() + "/eni",
                        networkInterface,
                        !started.isEmpty(),
                        started.isEmpty() ? taskStopped : started),
                groups.enforced() ? Optional.of(RuleSet.ofInterface(members, openings)) : Optional.empty(),
                "security groups let the task reach " + list(openings),
                ServiceLabels.of(request, service, Labels.ROLE_SECURITY_GROUPS));
    }

    private static String list(List<Opening> openings) {
        return openings.isEmpty()
                ? "nothing of it"
                : openings.stream().map(Opening::toString).collect(Collectors.joining(", "));
    }
}
