/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Rules about log configurations (ECS, {@code LogConfiguration}; the agent offers none and json-file by default). */
final class LogRules {

    private static final String AWSLOGS = "awslogs";
    private static final String FIRELENS = "awsfirelens";
    private static final List<String> AWSLOGS_OPTIONS = List.of("awslogs-region", "awslogs-group");
    /** The log drivers that ECS knows. */
    static final List<String> DRIVERS = List.of(
            FIRELENS, AWSLOGS, "fluentd", "gelf", "journald", "json-file", "logentries", "none", "splunk", "syslog");

    private LogRules() {}

    static void driverKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, log -> {
            String driver = Values.of(log.logDriver()).orElse("");
            boolean unknown = log.logDriver().isPresent() && !DRIVERS.contains(driver);
            if (unknown || !log.fields().has("logDriver")) {
                report.accept(
                        log.fields().place("logDriver"),
                        (driver.isEmpty()
                                        ? "a log configuration needs a driver"
                                        : "no log driver is called '" + Excerpt.of(driver) + "'")
                                + "; the drivers are " + Excerpt.list(DRIVERS)
                                + (driver.isEmpty() ? "" : NearestName.hint(driver, DRIVERS)));
            }
        });
    }

    static void optionsPresent(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, log -> {
            List<String> missing = AWSLOGS_OPTIONS.stream()
                    .filter(option -> !log.options().containsKey(option)
                            && log.secretOptions().stream()
                                    .noneMatch(secret -> secret.name()
                                            .filter(name -> name.value().equals(option))
                                            .isPresent()))
                    .toList();
            if (log.uses(AWSLOGS) && !missing.isEmpty()) {
                report.accept(
                        log.fields().place("options"),
                        "Log driver awslogs requires options: " + String.join(", ", missing)
                                + ". Write them in options");
            }
        });
    }

    /** The agent puts the secrets on top of the options. */
    static void optionsSetOnce(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, log -> {
            Set<String> seen = new HashSet<>(log.options().keySet());
            for (SecretDraft secret : log.secretOptions()) {
                secret.name()
                        .filter(name -> !seen.add(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "option " + Excerpt.of(name.value())
                                        + " is set twice; the last secret counts, remove the other"));
            }
        });
    }

    static void driverEmulated(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, log -> {
            if (log.uses(FIRELENS)) {
                report.accept(
                        log.fields().place("logDriver"),
                        "is not emulated yet: production would send the output to the log router, here it stays with"
                                + " the engine");
            }
        });
    }

    private static void forEach(TaskDraft task, Consumer<LogDraft> check) {
        task.containers().forEach(container -> container.log().ifPresent(check));
    }
}
