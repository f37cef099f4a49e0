/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.List;

/**
 * One step of a plan: one engine call.
 *
 * @param number its number, from 1
 * @param dependsOn the numbers of the steps that must be done before
 * @param resource what it is about, such as {@code container:web}
 * @param action the call, such as {@code CreateContainer}
 * @param cause why, such as {@code links server}
 */
public record PlanStep(int number, List<Integer> dependsOn, String resource, String action, String cause) {

    public PlanStep {
        dependsOn = List.copyOf(dependsOn);
    }

    /** One line: {@code #4 [1,3] container:web CreateContainer - links server}. */
    @Override
    public String toString() {
        String after = dependsOn.toString().replace(" ", "");
        return "#" + number + " " + after + " " + resource + " " + action + " - " + cause;
    }
}
