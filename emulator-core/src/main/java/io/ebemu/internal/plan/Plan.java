/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is to be done, and in which order: a directed graph of steps without cycles.
 *
 * @param steps numbered from 1 without gaps
 */
public record Plan(List<PlannedStep> steps) {

    public Plan {
        steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() != i + 1) {
                throw new IllegalArgumentException("step " + steps.get(i).number() + " stands at place " + (i + 1));
            }
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether it makes a new task; if not, the one that runs stays. */
    public boolean createsTask() {
        return steps.stream()
                .map(PlannedStep::step)
                .anyMatch(step -> step instanceof Step.CreateContainer create
                        && create.spec().labels().containsKey(Labels.ECS_TASK_ARN));
    }

    /** The services whose data it begins, such as {@code rds:db}. */
    public Set<String> servicesBegun() {
        return steps.stream()
                .map(PlannedStep::step)
                .filter(Step.CreateVolume.class::isInstance)
                .map(step -> ((Step.CreateVolume) step).spec().labels())
                .filter(labels -> Labels.ROLE_SERVICE_DATA.equals(labels.get(Labels.ROLE)))
                .map(labels -> labels.get(Labels.SERVICE_KIND) + ":" + labels.get(Labels.SERVICE_ID))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One line a step. */
    public String text() {
        return steps.stream().map(step -> step.view().toString()).collect(Collectors.joining("\n"));
    }
}
