/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One environment, or all of them, as a page for people. */
public final class StatusPage {

    private static final String INDENT = "  ";

    private final Palette palette;

    public StatusPage(Palette palette) {
        this.palette = palette;
    }

    /** The lines of one environment's page. */
    public List<String> lines(ObservedState state, List<ReplicationGroupStatus> groups) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.bold(state.environment().name()) + "  application " + state.applicationName() + ", version "
                + state.versionLabel());
        String health = state.health().status();
        lines.add(INDENT + "Status      " + state.status());
        lines.add(INDENT + "Health      "
                + palette.health(
                        state.health().color(), health + " (" + state.health().color() + ")"));
        state.health().causes().forEach(cause -> lines.add(INDENT + "            " + cause));
        String supervisor =
                state.supervisor().map(pid -> "process " + pid).orElseGet(() -> "none: " + SupervisionText.of(state));
        lines.add(INDENT + "Supervisor  " + supervisor);
        state.task().ifPresent(task -> addTask(lines, task));
        addServices(lines, state, groups);
        return lines;
    }

    /** The lines of a table of environments. */
    public List<String> table(List<ObservedState> states) {
        if (states.isEmpty()) {
            return List.of("There is no environment on this engine.");
        }
        Table table = new Table("ENVIRONMENT", "APPLICATION", "VERSION", "STATUS", "HEALTH", "TASK", "SUPERVISOR");
        states.forEach(state -> table.row(
                state.environment().name(),
                state.applicationName(),
                state.versionLabel(),
                state.status(),
                state.health().status(),
                state.task().map(task -> task.lastStatus().name()).orElse(""),
                state.supervisor().map(pid -> "process " + pid).orElse("none")));
        List<String> lines = new ArrayList<>(table.lines());
        states.stream()
                .filter(state -> state.supervisor().isEmpty())
                .map(state -> state.environment() + ": " + SupervisionText.of(state))
                .forEach(lines::add);
        return lines;
    }

    private void addTask(List<String> lines, Task task) {
        String stop = task.stopCode().map(StopCode::word).orElse("");
        String reason = task.stoppedReason().orElse("");
        String why = stop.isEmpty() || reason.isEmpty() ? stop + reason : stop + ": " + reason;
        lines.add(INDENT + "Task        " + task.lastStatus() + (why.isEmpty() ? "" : "  " + why));
        Table table = new Table("CONTAINER", "STATUS", "EXIT", "HEALTH", "RESTARTS", "MEMORY", "PORTS", "REASON");
        task.containers()
                .forEach(container -> table.row(
                        container.name(),
                        container.lastStatus().name(),
                        container.exitCode().map(Object::toString).orElse(""),
                        container.healthStatus() == HealthStatus.UNKNOWN
                                ? ""
                                : container.healthStatus().name(),
                        container
                                .restartCount()
                                .filter(count -> count > 0)
                                .map(Object::toString)
                                .orElse(""),
                        memory(container),
                        container.networkBindings().stream()
                                .map(StatusPage::port)
                                .collect(Collectors.joining(", ")),
                        container.reason().orElse("")));
        addTable(lines, table);
    }

    private static void addServices(List<String> lines, ObservedState state, List<ReplicationGroupStatus> groups) {
        Table table = new Table("SERVICE", "ENGINE", "STATUS", "FOR CONTAINERS", "FOR THIS MACHINE");
        state.services()
                .forEach(service -> table.row(
                        service.identifier(),
                        service.engine() + " " + service.engineVersion(),
                        service.status(),
                        service.endpoint().toString(),
                        service.hostEndpoint().map(Object::toString).orElse("")));
        groups.forEach(group -> table.row(
                group.definition().identifier(),
                group.definition().engine() + " " + group.definition().engineVersion(),
                group.status(),
                group.primaryEndpoint() + " (primary " + group.primary() + ")",
                group.hostEndpoint().map(Object::toString).orElse("")));
        addTable(lines, table);
    }

    private static void addTable(List<String> lines, Table table) {
        if (!table.isEmpty()) {
            lines.add("");
            table.lines().forEach(line -> lines.add(INDENT + line));
        }
    }

    /** Soft and hard limit as people write them: {@code 64-128 MiB}. */
    private static String memory(ContainerSnapshot container) {
        String soft = container.memoryReservation().map(Object::toString).orElse("");
        String hard = container.memory().map(Object::toString).orElse("");
        if (soft.isEmpty() && hard.isEmpty()) {
            return "";
        }
        return (soft.isEmpty() ? hard : hard.isEmpty() ? soft + "+" : soft + "-" + hard) + " MiB";
    }

    private static String port(NetworkBinding binding) {
        String ports = binding.isRange()
                ? binding.hostPorts() + "->" + binding.containerPorts()
                : binding.hostPort() + "->" + binding.containerPort();
        return binding.bindIP() + ":" + ports + "/" + binding.protocol().word();
    }
}
