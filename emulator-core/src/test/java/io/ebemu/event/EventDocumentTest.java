/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventDocumentTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901234Z");
    private static final EnvironmentId ID = new EnvironmentId("shop");

    @Test
    void the_keys_of_Beanstalk_come_first_then_those_of_the_type() {
        assertThat(EventDocument.of(new ContainerChanged(
                        AT, ID, Severity.WARN, "web", ContainerStatus.STOPPED, Optional.of(3), "x")))
                .containsExactly(
                        Map.entry("EventDate", "2026-01-02T03:04:05.678901234Z"),
                        Map.entry("Severity", "WARN"),
                        Map.entry("Message", "x"),
                        Map.entry("EnvironmentName", "shop"),
                        Map.entry("type", "ContainerChanged"),
                        Map.entry("container", "web"),
                        Map.entry("lastStatus", "STOPPED"),
                        Map.entry("exitCode", 3));
    }

    @Test
    void the_version_is_told_where_it_is_known() {
        assertThat(EventDocument.of(new Announced(AT, ID, Severity.INFO, "m", Optional.of("v1"))))
                .containsEntry("VersionLabel", "v1");
        assertThat(EventDocument.of(new Announced(AT, ID, Severity.INFO, "m"))).doesNotContainKey("VersionLabel");
    }

    @Test
    void what_is_absent_is_left_out() {
        assertThat(EventDocument.of(new ContainerChanged(
                        AT, ID, Severity.INFO, "web", ContainerStatus.RUNNING, Optional.empty(), "x")))
                .doesNotContainKey("exitCode");
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_written_can_be_read_back(EnvironmentEvent event) {
        assertThat(EventDocument.read(EventDocument.of(event))).isEqualTo(event);
    }

    static Stream<EnvironmentEvent> events() {
        return Stream.of(
                new Announced(AT, ID, Severity.FATAL, "two\nlines"),
                new Announced(AT, ID, Severity.INFO, "m", Optional.of("v1")),
                new StepProgressed(AT, ID, Severity.INFO, 4, "container:web", StepProgressed.Phase.FAILED, "m"),
                new ContainerChanged(AT, ID, Severity.WARN, "web", ContainerStatus.STOPPED, Optional.of(137), "m"),
                new ContainerChanged(AT, ID, Severity.INFO, "web", ContainerStatus.RUNNING, Optional.empty(), "m"),
                new TaskChanged(AT, ID, Severity.INFO, TaskStatus.RUNNING, Optional.empty(), "m"),
                new TaskChanged(
                        AT, ID, Severity.ERROR, TaskStatus.STOPPED, Optional.of(StopCode.TASK_FAILED_TO_START), "m"),
                new ContainerLogged(AT, ID, "web", true, "m"),
                new ContainerLogged(AT, ID, "web", false, "m"));
    }

    @Test
    void a_field_of_a_later_version_does_not_matter() {
        Announced event = new Announced(AT, ID, Severity.INFO, "m");
        Map<String, Object> fields = new HashMap<>(EventDocument.of(event));
        fields.put("RequestId", "1");

        assertThat(EventDocument.read(fields)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_no_event_is_refused(String key, Object value) {
        Map<String, Object> fields = new HashMap<>(EventDocument.of(
                new ContainerChanged(AT, ID, Severity.INFO, "web", ContainerStatus.RUNNING, Optional.empty(), "x")));
        fields.put(key, value);

        assertThatThrownBy(() -> EventDocument.read(fields)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("EventDate", "yesterday"),
                Arguments.of("Severity", "BAD"),
                Arguments.of("type", "Other"),
                Arguments.of("EnvironmentName", "//"),
                Arguments.of("lastStatus", "NO"),
                Arguments.of("container", 3),
                Arguments.of("Message", 3));
    }
}
