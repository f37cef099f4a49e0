/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Rules about health checks (ECS, {@code HealthCheck}). */
final class HealthRules {

    private static final Set<String> PREFIXES = Set.of("CMD", "CMD-SHELL");

    private HealthRules() {}

    static void commandPresent(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, check -> {
            boolean prefixAlone = check.command().size() == 1
                    && PREFIXES.contains(check.command().get(0).value());
            if (prefixAlone || !check.fields().has("command") || check.fields().isEmptyList("command")) {
                report.accept(
                        check.fields().place("command"),
                        "a health check needs a command; write it like [\"CMD-SHELL\", \"curl -f http://localhost/\"]");
            }
        });
    }

    static void commandPrefixed(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                check -> check.command().stream()
                        .findFirst()
                        .filter(word -> !PREFIXES.contains(word.value()))
                        .ifPresent(word -> report.accept(
                                word.place(),
                                "a health check begins with CMD or CMD-SHELL: the agent puts CMD in front, which runs"
                                        + " this without a shell; write which one is meant")));
    }

    static void timesInRange(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, check -> {
            inRange(check.interval(), "interval", 5, 300, " seconds", report);
            inRange(check.timeout(), "timeout", 2, 60, " seconds", report);
            inRange(check.retries(), "retries", 1, 10, "", report);
            inRange(check.startPeriod(), "startPeriod", 0, 300, " seconds", report);
        });
    }

    private static void inRange(
            Optional<Located<Integer>> value,
            String key,
            int least,
            int most,
            String unit,
            BiConsumer<Place, String> report) {
        value.filter(number -> number.value() < least || number.value() > most)
                .ifPresent(number -> report.accept(
                        number.place(),
                        "a health check's " + key + " is " + least + " to " + most + unit + ", got " + number.value()
                                + "; write one of these"));
    }

    private static void forEach(TaskDraft task, Consumer<HealthDraft> check) {
        List<ContainerDraft> containers = task.containers();
        containers.forEach(container -> container.health().ifPresent(check));
    }
}
