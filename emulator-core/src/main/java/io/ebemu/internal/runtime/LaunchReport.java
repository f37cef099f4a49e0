/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.Severity;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.World;

/** What is told and written down of one launch, in Beanstalk's words where it has some. */
final class LaunchReport {

    private final Supervision parts;
    private final boolean fresh;

    /** @param fresh whether there was no task before */
    LaunchReport(Supervision parts, boolean fresh) {
        this.parts = parts;
        this.fresh = fresh;
    }

    /** All that comes before the engine is told anything. */
    void begun(LaunchRequest request, Plan plan, World before) {
        parts.events().announce(Severity.INFO, beginning(plan));
        parts.awsLogs().begin(plan, before);
        if (plan.createsTask()) {
            parts.records().launching(request, fresh);
        }
        if (plan.isEmpty()) {
            parts.health().adopted(request.version());
        } else {
            parts.health().launching(request.version(), fresh);
            parts.records().servicesBegun(plan.servicesBegun());
        }
    }

    private String beginning(Plan plan) {
        if (plan.isEmpty()) {
            return "Environment " + parts.environment() + " runs unchanged; supervising it from here.";
        }
        return fresh ? "createEnvironment is starting." : "Environment update is starting.";
    }

    /** Who gave it up knows that. */
    void failed(RuntimeException cause) {
        parts.updated();
        if (!(cause instanceof OperationCancelledException)) {
            parts.events()
                    .announce(
                            Severity.ERROR, fresh ? "Failed to launch environment." : "Failed to deploy application.");
        }
    }

    void succeeded() {
        parts.updated();
        parts.events()
                .announce(
                        Severity.INFO,
                        fresh
                                ? "Successfully launched environment: " + parts.environment()
                                : "Environment update completed successfully.");
    }
}
