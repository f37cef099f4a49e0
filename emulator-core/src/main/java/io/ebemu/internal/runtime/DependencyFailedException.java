/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.ContainerDependency.Condition;

/**
 * A step was left out because one that it depends on failed. The text says which condition of which container, and what
 * happened.
 */
final class DependencyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int failedStep;

    DependencyFailedException(PlannedStep failed, RuntimeException error) {
        super(unmet(failed, error));
        this.failedStep = failed.number();
    }

    private static String unmet(PlannedStep failed, RuntimeException error) {
        String name = failed.resource().replaceFirst("^container:", "");
        if (failed.step() instanceof Step.AwaitContainer await) {
            String why = error instanceof DependencyFailedException ? "it will never start" : error.getMessage();
            return name + " did not reach " + await.condition() + ": " + why;
        }
        if (failed.step() instanceof Step.StartContainer) {
            return name + " did not reach " + Condition.START + ": it will never start";
        }
        if (failed.step() instanceof Step.CreateContainer) {
            return name + " did not reach " + Condition.CREATE + ": it will never be created";
        }
        return failed.resource() + " failed";
    }

    /** The number of the step that failed. */
    int failedStep() {
        return failedStep;
    }
}
