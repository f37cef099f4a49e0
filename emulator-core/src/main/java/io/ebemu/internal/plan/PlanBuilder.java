/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers steps as they are added. */
final class PlanBuilder {

    private final List<PlannedStep> steps = new ArrayList<>();

    /** Adds a step whose failure ends the plan, and returns its number. */
    int add(String resource, Step step, String cause, Collection<Integer> dependsOn) {
        return add(resource, step, cause, dependsOn, true);
    }

    int add(String resource, Step step, String cause, Collection<Integer> dependsOn, boolean critical) {
        int number = steps.size() + 1;
        List<Integer> before = dependsOn.stream().distinct().sorted().toList();
        steps.add(new PlannedStep(number, before, resource, step, cause, critical));
        return number;
    }

    Plan build() {
        return new Plan(steps);
    }
}
