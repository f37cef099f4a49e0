/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.api.PlanStep;
import java.util.List;

/**
 * A step in its plan.
 *
 * @param number its number, from 1
 * @param dependsOn the numbers of the steps that must be done before; all smaller than its own
 * @param resource what it is about, such as {@code container:web}
 * @param step the call
 * @param cause why, in a few words
 * @param critical whether its failure ends the whole plan; otherwise only the steps that depend on it are left out
 */
public record PlannedStep(
        int number, List<Integer> dependsOn, String resource, Step step, String cause, boolean critical) {

    public PlannedStep {
        dependsOn = List.copyOf(dependsOn);
        if (dependsOn.stream().anyMatch(before -> before >= number)) {
            throw new IllegalArgumentException("step " + number + " depends on a later one: " + dependsOn);
        }
    }

    /** As users see it. */
    public PlanStep view() {
        return new PlanStep(number, dependsOn, resource, step.action(), cause);
    }
}
