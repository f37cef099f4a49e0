/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how a task ended, as Beanstalk does: the task's reason, then every container's. */
final class TaskOutcome {

    private TaskOutcome() {}

    static String of(Optional<Task> task) {
        String reason = task.flatMap(Task::stoppedReason).orElse("unknown");
        String containers = task.map(Task::containers).orElse(List.of()).stream()
                .map(TaskOutcome::of)
                .collect(Collectors.joining("\n"));
        return "ECS task stopped due to: " + reason + ". (" + containers + ")";
    }

    private static String of(ContainerSnapshot container) {
        String code = container.exitCode().map(exit -> "exit code " + exit).orElse("");
        return container.name() + ": "
                + container
                        .reason()
                        .map(reason -> reason + (code.isEmpty() ? "" : ", " + code))
                        .orElse(code);
    }
}
