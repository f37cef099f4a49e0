/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans containers of a moment that write packet filter rules into another container's network. Each stays, ended, and
 * its labels say which rules hold there: a network that was made anew since has none.
 */
public final class RuleJobs {

    /** Any image whose {@code nft} applies rules. */
    static final String IMAGE = "ebemu/nftables:1";

    private final World world;
    private final PlanBuilder plan;

    RuleJobs(World world, PlanBuilder plan) {
        this.world = world;
        this.plan = plan;
    }

    /**
     * Adds what a container's network needs so that these rules hold there; returns the steps after which they do, none
     * if they do already.
     *
     * @param wanted the rules; empty for none at all
     * @param labels the job's labels, but for the digest
     */
    List<Integer> ensure(Target target, Optional<RuleSet> wanted, String cause, Map<String, String> labels) {
        Optional<ContainerInfo> applied = target.anew() ? Optional.empty() : applied(target.dockerName());
        if (wanted.isEmpty() && applied.isEmpty()) {
            return List.of();
        }
        RuleSet rules = wanted.orElseGet(RuleSet::open);
        String digest = Digests.hex(rules.text(), 16);
        if (applied.filter(job -> job.label(Labels.CONFIG_HASH).equals(digest)).isPresent()) {
            return List.of();
        }
        Map<String, String> all = new HashMap<>(labels);
        all.put(Labels.CONFIG_HASH, digest);
        return List.of(plan.add(
                target.resource(),
                new Step.ApplySecurityGroups(job(target.dockerName(), rules, all)),
                wanted.isPresent() ? cause : "nothing is held back any more",
                target.after()));
    }

    private Optional<ContainerInfo> applied(String target) {
        return world.named(target)
                .flatMap(ContainerInfo::startedAt)
                .flatMap(start -> world.named(name(target))
                        .filter(job -> job.finished() && job.exitCode() == 0)
                        .filter(job -> job.startedAt()
                                .filter(moment -> !moment.isBefore(start))
                                .isPresent()));
    }

    private static ContainerSpec job(String target, RuleSet rules, Map<String, String> labels) {
        return ContainerSpec.of(name(target), IMAGE, labels)
                .with(ContainerSpec.Program.of(List.of("nft"), List.of(rules.text())))
                .with(ContainerSpec.Network.of(target))
                .with(new KernelSpec(false, List.of(), List.of("NET_ADMIN"), List.of("ALL"), Map.of(), false));
    }

    /** The Docker name of the job for a container of that name. */
    public static String name(String target) {
        return target + "-security-groups";
    }

    /**
     * A container with a network to write rules into.
     *
     * @param anew whether it is started by this plan, so that no rules hold there yet
     * @param after steps after which rules are written
     */
    record Target(String resource, String dockerName, boolean anew, List<Integer> after) {

        Target {
            after = List.copyOf(after);
        }
    }
}
