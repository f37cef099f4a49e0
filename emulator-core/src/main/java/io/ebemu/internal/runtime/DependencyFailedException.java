/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.PlannedStep;

/** A step was left out because one that it depends on failed. */
final class DependencyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DependencyFailedException(PlannedStep failed) {
        super("dependency graph: " + failed.resource() + " did not reach what this needs");
    }
}
