/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.PlannedStep;

/** A step was left out because one that it depends on failed. The text is the ECS agent's for a dependency not met. */
final class DependencyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int failedStep;

    DependencyFailedException(PlannedStep failed) {
        super("dependency graph: " + failed.resource() + " did not reach what this container waits for");
        this.failedStep = failed.number();
    }

    /** The number of the step that failed. */
    int failedStep() {
        return failedStep;
    }
}
