/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;

/** What a step does, in a few words for people. */
final class StepDescription {

    private StepDescription() {}

    static String of(PlannedStep planned) {
        Step step = planned.step();
        if (step instanceof Step.PullImage pull) {
            return "Pulling image " + pull.image();
        }
        if (step instanceof Step.BuildImage build) {
            return "Building image " + build.tag() + " from " + build.context();
        }
        if (step instanceof Step.CreateDirectory directory) {
            return "Making directory " + directory.path();
        }
        if (step instanceof Step.CreateVolume volume) {
            return "Creating volume " + volume.spec().name();
        }
        if (step instanceof Step.RequireVolume volume) {
            return "Looking for volume " + volume.name();
        }
        if (step instanceof Step.StartService start) {
            return "Starting " + start.service().engine() + " "
                    + start.service().engineVersion() + " for " + planned.resource();
        }
        if (step instanceof Step.PointRelay) {
            return "Pointing " + planned.resource() + " at its nodes";
        }
        if (step instanceof Step.ApplySecurityGroups) {
            return "Applying security groups to " + planned.resource();
        }
        if (step instanceof Step.AnnounceAddress) {
            return "Making the address of " + planned.resource() + " known";
        }
        if (step instanceof Step.AwaitContainer await) {
            return "Waiting for " + planned.resource() + " to be " + await.condition();
        }
        String verb = step.getClass().getSimpleName().replaceAll("(Container|Volume|Network)$", "");
        String doing = switch (verb) {
            case "Create" -> "Creating ";
            case "Start" -> "Starting ";
            case "Stop" -> "Stopping ";
            default -> "Removing ";
        };
        return doing + planned.resource();
    }
}
