/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plan's resources wait for that could go on otherwise: their next step has everything of their own, and lacks
 * something of others.
 */
final class AwaitedResources {

    private final Plan plan;
    private final Map<Integer, List<String>> told = new HashMap<>();

    AwaitedResources(Plan plan) {
        this.plan = plan;
    }

    /** What has changed since it was asked last: {@code waiting for rds:db, container:server}. */
    Map<PlannedStep, String> changes(Set<Integer> begun, Set<Integer> done) {
        Map<PlannedStep, String> changes = new LinkedHashMap<>();
        for (PlannedStep step : plan.steps()) {
            List<PlannedStep> missing = begun.contains(step.number()) ? List.of() : missing(step, done);
            List<String> others = missing.stream()
                    .map(PlannedStep::resource)
                    .distinct()
                    .sorted()
                    .toList();
            if (!others.isEmpty()
                    && !others.contains(step.resource())
                    && !others.equals(told.put(step.number(), others))) {
                changes.put(step, "waiting for " + String.join(", ", others));
            }
        }
        return changes;
    }

    private List<PlannedStep> missing(PlannedStep step, Set<Integer> done) {
        return step.dependsOn().stream()
                .filter(number -> !done.contains(number))
                .map(number -> plan.steps().get(number - 1))
                .collect(Collectors.toList());
    }
}
