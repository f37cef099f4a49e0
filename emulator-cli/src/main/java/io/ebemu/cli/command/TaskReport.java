/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.error.EbemuException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;

/** Why a task stopped: every container's exit code and reason, and the last words of those that failed. */
final class TaskReport {

    private static final int TAIL = 10;

    private final BeanstalkEmulator emulator;

    TaskReport(BeanstalkEmulator emulator) {
        this.emulator = emulator;
    }

    /** Every container's exit code and reason. */
    List<String> fates(Task task) {
        return task.containers().stream()
                .map(container -> "  " + container.name() + ": " + fate(container))
                .toList();
    }

    /** The latest log lines of every container that failed. */
    List<String> lastWords(EnvironmentId environment, Task task) {
        List<String> lines = new ArrayList<>();
        for (ContainerSnapshot container : task.containers()) {
            List<String> tail = failed(container) ? tail(environment, container.name()) : List.of();
            if (!tail.isEmpty()) {
                lines.add("The last lines of " + container.name() + ":");
                tail.forEach(line -> lines.add("  | " + line));
            }
        }
        return lines;
    }

    private static String fate(ContainerSnapshot container) {
        String fate = container.lastStatus() == ContainerStatus.STOPPED
                ? container
                        .exitCode()
                        .map(code -> "exit code " + code)
                        .orElse(container.runtimeId().isPresent() ? "never ran" : "was never created")
                : container.lastStatus().name();
        return container.reason().map(reason -> fate + ", " + reason).orElse(fate);
    }

    private static boolean failed(ContainerSnapshot container) {
        return container.reason().isPresent()
                || container.exitCode().filter(code -> code != 0).isPresent();
    }

    private List<String> tail(EnvironmentId environment, String container) {
        List<String> lines = new ArrayList<>();
        try {
            emulator.logs(environment, new LogQuery(List.of(container), TAIL, false), event -> add(lines, event));
        } catch (EbemuException e) {
            // A container that was never created has no log; the reason above says so.
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lines;
    }

    private static void add(List<String> lines, EnvironmentEvent event) {
        if (event instanceof ContainerLogged logged) {
            lines.add(logged.message());
        }
    }
}
