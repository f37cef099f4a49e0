/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.internal.vpc.Opening;
import io.ebemu.internal.vpc.Reach;
import io.ebemu.model.ManagedService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plans what security groups let through at the network interfaces of services. A container of a moment writes the rules
 * into an interface's network, where they outlive the servers behind it; that container stays, ended, and its labels say
 * which rules hold there.
 */
final class AccessPlanner {

    /** Any image whose {@code nft} applies rules. */
    static final String IMAGE = "ebemu/nftables:1";

    private final LaunchRequest request;
    private final World world;
    private final PlanBuilder plan;
    private final Groups groups;

    AccessPlanner(LaunchRequest request, World world, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.plan = plan;
        this.groups = Groups.of(request.version());
    }

    /**
     * Adds what a service's interface needs in order to admit those that it is to admit; returns the steps after which it
     * does, none if it does already.
     *
     * @param started steps after which the interface runs; none if it does already
     */
    List<Integer> ensure(ManagedService service, String networkInterface, List<Integer> started) {
        Optional<ContainerInfo> applied = applied(networkInterface, started);
        if (!groups.enforced() && applied.isEmpty()) {
            return List.of();
        }
        List<Opening> openings = new Reach(groups, service).openings();
        RuleSet rules =
                groups.enforced() ? RuleSet.ofInterface(request.version().environment(), openings) : RuleSet.open();
        if (applied.filter(job -> job.label(Labels.CONFIG_HASH).equals(digest(rules)))
                .isPresent()) {
            return List.of();
        }
        return List.of(plan.add(
                service.kind() + ":" + service.identifier() + "/eni",
                new Step.ApplySecurityGroups(job(service, networkInterface, rules)),
                groups.enforced() ? cause(openings) : "nobody declares a security group any more",
                started));
    }

    private static String cause(List<Opening> openings) {
        return openings.isEmpty()
                ? "security groups let the task reach nothing of it"
                : "security groups let the task reach "
                        + openings.stream().map(Opening::toString).collect(Collectors.joining(", "));
    }

    /** What applied rules to the interface that runs now; a network that was made anew has none. */
    private Optional<ContainerInfo> applied(String networkInterface, List<Integer> started) {
        return started.isEmpty()
                ? world.named(networkInterface)
                        .flatMap(ContainerInfo::startedAt)
                        .flatMap(start -> world.named(jobName(networkInterface))
                                .filter(job -> job.finished() && job.exitCode() == 0)
                                .filter(job -> job.startedAt()
                                        .filter(moment -> !moment.isBefore(start))
                                        .isPresent()))
                : Optional.empty();
    }

    private ContainerSpec job(ManagedService service, String networkInterface, RuleSet rules) {
        Map<String, String> labels = new HashMap<>(ServiceLabels.of(request, service, Labels.ROLE_SECURITY_GROUPS));
        labels.put(Labels.CONFIG_HASH, digest(rules));
        return ContainerSpec.of(jobName(networkInterface), IMAGE, labels)
                .with(ContainerSpec.Program.of(List.of("nft"), List.of(rules.text())))
                .with(ContainerSpec.Network.of(networkInterface))
                .with(new ContainerSpec.Kernel(
                        false, List.of(), List.of("NET_ADMIN"), List.of("ALL"), Map.of(), false));
    }

    private static String jobName(String networkInterface) {
        return networkInterface + "-security-groups";
    }

    private static String digest(RuleSet rules) {
        return Digests.hex(rules.text(), 16);
    }
}
