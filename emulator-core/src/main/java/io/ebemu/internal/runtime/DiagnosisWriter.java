/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.PlanStep;
import io.ebemu.internal.diagnosis.FailureBundle;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import java.nio.file.Path;
import java.util.List;

/** Knows of a supervised environment what its {@link FailureBundle} is made of. */
final class DiagnosisWriter {

    private final Supervision parts;
    private volatile List<PlanStep> plan = List.of();

    DiagnosisWriter(Supervision parts) {
        this.parts = parts;
    }

    /** This is executed from now on; a plan without steps changes nothing. */
    void executes(Plan next) {
        if (!next.isEmpty()) {
            plan = next.steps().stream().map(PlannedStep::view).toList();
        }
    }

    /** Writes it all; returns what is missing, and why. */
    List<String> write(Path directory) {
        return new FailureBundle(parts.engine(), parts.environment())
                .write(
                        directory,
                        parts.records()::state,
                        parts.events().history().events(),
                        plan);
    }
}
