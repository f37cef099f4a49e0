/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.ObservedState;
import java.util.Optional;

/** What it means that nobody supervises an environment, and what to do about it. */
final class SupervisionText {

    private SupervisionText() {}

    static String of(ObservedState state) {
        return switch (state.provenance().presence()) {
            case GONE -> "gone; `ebemu sweep` removes it";
            case ELSEWHERE ->
                "supervised, if at all, on another machine, "
                        + state.provenance().machine();
            case HERE -> here(state);
            case UNKNOWN -> "not supervised; `ebemu down -e " + state.environment() + "` stops it";
        };
    }

    private static String here(ObservedState state) {
        boolean runs = state.task().stream()
                .flatMap(task -> task.containers().stream())
                .anyMatch(container -> container.lastStatus() == ContainerStatus.RUNNING);
        if (runs) {
            return "not supervised; `ebemu up -d` in " + state.bundleDirectory() + " adopts it, `ebemu down -e "
                    + state.environment() + "` stops it";
        }
        boolean stopped = state.task().flatMap(task -> task.stopCode()).isPresent();
        Optional<String> what = Optional.of("down; data kept")
                .filter(any -> stopped && state.services().isEmpty());
        return what.orElse("not supervised") + "; `ebemu up -d` in " + state.bundleDirectory() + " starts it again";
    }
}
