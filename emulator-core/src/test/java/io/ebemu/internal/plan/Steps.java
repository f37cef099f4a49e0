/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks into plans for tests. */
final class Steps {

    private Steps() {}

    static <S extends Step> List<S> of(Plan plan, Class<S> kind) {
        return plan.steps().stream()
                .map(PlannedStep::step)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Such as {@code container:web CreateContainer} of the steps without which the plan goes on. */
    static List<String> notCritical(Plan plan) {
        return plan.steps().stream()
                .filter(step -> !step.critical())
                .map(step -> step.resource() + " " + step.view().action())
                .toList();
    }

    /** The one step of that resource and action. */
    static PlannedStep find(Plan plan, String resource, String action) {
        List<PlannedStep> found = plan.steps().stream()
                .filter(step ->
                        step.resource().equals(resource) && step.view().action().equals(action))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    resource + " " + action + " is there " + found.size() + " times in\n" + plan.text());
        }
        return found.get(0);
    }

    /** Whether the second step waits, directly or not, for the first. */
    static boolean comesBefore(Plan plan, PlannedStep first, PlannedStep second) {
        Set<Integer> reached = new HashSet<>(second.dependsOn());
        for (int number = second.number() - 1; number > 0; number--) {
            if (reached.contains(number)) {
                reached.addAll(plan.steps().get(number - 1).dependsOn());
            }
        }
        return reached.contains(first.number());
    }
}
