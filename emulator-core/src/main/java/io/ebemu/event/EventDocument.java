/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.event;

import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events as documents of texts and whole numbers, to be written as JSON: the keys of Beanstalk's {@code
 * EventDescription}, then {@code type} and the fields of that type. What is absent is left out. What is written can be
 * read back.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_EventDescription.html">EventDescription</a>
 */
public final class EventDocument {

    private static final String MESSAGE = "Message";
    private static final String VERSION_LABEL = "VersionLabel";
    private static final String CONTAINER = "container";
    private static final String LAST_STATUS = "lastStatus";
    private static final String EXIT_CODE = "exitCode";
    private static final String STOP_CODE = "stopCode";
    private static final String SOURCE_KIND = "service";
    private static final String SOURCE = "SourceIdentifier";
    private static final String EVENT_ID = "EventId";

    private final Map<String, Object> fields;

    private EventDocument(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The event's fields, in the order in which they are written. */
    public static Map<String, Object> of(EnvironmentEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("EventDate", event.at().toString());
        fields.put("Severity", event.severity().name());
        fields.put(MESSAGE, event.message());
        fields.put("EnvironmentName", event.environment().name());
        event.versionLabel().ifPresent(label -> fields.put(VERSION_LABEL, label));
        fields.put("type", event.getClass().getSimpleName());
        if (event instanceof StepProgressed step) {
            fields.put("step", step.step());
            fields.put("subject", step.subject());
            fields.put("phase", step.phase().name());
        } else if (event instanceof ContainerChanged change) {
            fields.put(CONTAINER, change.container());
            fields.put(LAST_STATUS, change.status().name());
            change.exitCode().ifPresent(code -> fields.put(EXIT_CODE, code));
        } else if (event instanceof TaskChanged change) {
            fields.put(LAST_STATUS, change.status().name());
            change.stopCode().ifPresent(code -> fields.put(STOP_CODE, code.word()));
        } else if (event instanceof ServiceChanged change) {
            fields.put(SOURCE_KIND, change.kind());
            fields.put(SOURCE, change.service());
            fields.put(EVENT_ID, change.eventId());
        } else if (event instanceof ContainerLogged logged) {
            fields.put(CONTAINER, logged.container());
            fields.put("stream", logged.standardError() ? "stderr" : "stdout");
        }
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The event of which these are the fields. Fields that are not known are left out of account.
     *
     * @throws IllegalArgumentException if they are no event's
     */
    public static EnvironmentEvent read(Map<String, ?> fields) {
        try {
            return new EventDocument(Collections.unmodifiableMap(fields)).event();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an event without a date: " + e.getMessage(), e);
        }
    }

    private EnvironmentEvent event() {
        Instant at = Instant.parse(text("EventDate"));
        EnvironmentId environment = new EnvironmentId(text("EnvironmentName"));
        Severity severity = Severity.valueOf(text("Severity"));
        String message = text(MESSAGE);
        String type = text("type");
        return switch (type) {
            case "Announced" ->
                new Announced(
                        at,
                        environment,
                        severity,
                        message,
                        fields.containsKey(VERSION_LABEL) ? Optional.of(text(VERSION_LABEL)) : Optional.empty());
            case "StepProgressed" -> step(at, environment, severity, message);
            case "ContainerChanged" -> containerChange(at, environment, severity, message);
            case "TaskChanged" ->
                new TaskChanged(at, environment, severity, TaskStatus.valueOf(text(LAST_STATUS)), stopCode(), message);
            case "ContainerLogged" ->
                new ContainerLogged(
                        at, environment, text(CONTAINER), text("stream").equals("stderr"), message);
            case "ServiceChanged" ->
                new ServiceChanged(at, environment, severity, text(SOURCE_KIND), text(SOURCE), text(EVENT_ID), message);
            default -> throw new IllegalArgumentException("no event type: " + type);
        };
    }

    private StepProgressed step(Instant at, EnvironmentId environment, Severity severity, String message) {
        return new StepProgressed(
                at,
                environment,
                severity,
                number("step").orElseThrow(() -> new IllegalArgumentException("a step without its number")),
                text("subject"),
                StepProgressed.Phase.valueOf(text("phase")),
                message);
    }

    private ContainerChanged containerChange(Instant at, EnvironmentId environment, Severity severity, String message) {
        return new ContainerChanged(
                at,
                environment,
                severity,
                text(CONTAINER),
                ContainerStatus.valueOf(text(LAST_STATUS)),
                number(EXIT_CODE),
                message);
    }

    private Optional<StopCode> stopCode() {
        return Optional.ofNullable(fields.get(STOP_CODE))
                .flatMap(word -> Arrays.stream(StopCode.values())
                        .filter(code -> code.word().equals(word))
                        .findFirst());
    }

    private Optional<Integer> number(String key) {
        return fields.get(key) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    private String text(String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an event without \"" + key + "\"");
    }
}
