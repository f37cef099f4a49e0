/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Events as JSON objects: the keys of Beanstalk's {@code EventDescription} (API {@code DescribeEvents}), then {@code
 * type} and the fields of that type. What is written can be read back.
 */
public final class EventJson {

    public JsonObject write(EnvironmentEvent event) {
        JsonObject json = new JsonObject()
                .with("EventDate", event.at())
                .with("Severity", event.severity())
                .with("Message", event.message())
                .with("EnvironmentName", event.environment())
                .with("type", event.getClass().getSimpleName());
        if (event instanceof StepProgressed step) {
            json.with("step", step.step()).with("subject", step.subject()).with("phase", step.phase());
        } else if (event instanceof ContainerChanged change) {
            json.with("container", change.container())
                    .with("lastStatus", change.status())
                    .with("exitCode", change.exitCode());
        } else if (event instanceof TaskChanged change) {
            json.with("lastStatus", change.status())
                    .with("stopCode", change.stopCode().map(StopCode::word));
        } else if (event instanceof ContainerLogged logged) {
            json.with("container", logged.container()).with("stream", logged.standardError() ? "stderr" : "stdout");
        }
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the object is no event
     */
    public EnvironmentEvent read(JsonObject json) {
        Instant at = Instant.parse(json.text("EventDate"));
        EnvironmentId environment = new EnvironmentId(json.text("EnvironmentName"));
        Severity severity = Severity.valueOf(json.text("Severity"));
        String message = json.text("Message");
        String type = json.text("type");
        return switch (type) {
            case "Announced" -> new Announced(at, environment, severity, message);
            case "StepProgressed" ->
                new StepProgressed(
                        at,
                        environment,
                        severity,
                        json.number("step"),
                        json.text("subject"),
                        StepProgressed.Phase.valueOf(json.text("phase")),
                        message);
            case "ContainerChanged" ->
                new ContainerChanged(
                        at,
                        environment,
                        severity,
                        json.text("container"),
                        ContainerStatus.valueOf(json.text("lastStatus")),
                        json.optionalNumber("exitCode"),
                        message);
            case "TaskChanged" ->
                new TaskChanged(
                        at,
                        environment,
                        severity,
                        TaskStatus.valueOf(json.text("lastStatus")),
                        stopCode(json),
                        message);
            case "ContainerLogged" ->
                new ContainerLogged(
                        at, environment, json.text("container"), "stderr".equals(json.text("stream")), message);
            default -> throw new IllegalArgumentException("no event type: " + type);
        };
    }

    private static Optional<StopCode> stopCode(JsonObject json) {
        return json.optionalText("stopCode")
                .flatMap(word -> Arrays.stream(StopCode.values())
                        .filter(code -> code.word().equals(word))
                        .findFirst());
    }
}
