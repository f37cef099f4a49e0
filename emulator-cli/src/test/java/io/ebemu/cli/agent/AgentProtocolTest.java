/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.api.PullPolicy;
import io.ebemu.cli.output.EventJson;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Json;
import io.ebemu.error.Problem;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.SourceLocation;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentProtocolTest {

    private final AgentProtocol protocol = new AgentProtocol();

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_is_one_line_and_arrives_as_it_was(AgentRequest request) {
        AgentCall call = new AgentCall(4711, Optional.of("tcp://build:2375"), request);

        String line = protocol.request(call);

        assertThat(line).doesNotContain("\n").startsWith("{\"protocol\":1,");
        assertThat(protocol.readCall(line)).isEqualTo(call);
        assertThat(protocol.isCancel(line)).isFalse();
    }

    static Stream<AgentRequest> requests() {
        DeployOptions labelled = new DeployOptions(Optional.of("v 2"), PullPolicy.NEVER, true, Duration.ofSeconds(5));
        LaunchOptions moved =
                new LaunchOptions(new HostPorts.Offset(7), PullPolicy.ALWAYS, true, Duration.ofSeconds(90), false);
        LaunchOptions random =
                new LaunchOptions(new HostPorts.Random(), PullPolicy.NEVER, false, Duration.ofMinutes(10), false);
        Bundle full = new Bundle(
                Path.of("app.zip"),
                Optional.of("fibonacci"),
                Map.of("A", "line\nbreak \"quoted\"", "B", ""),
                Optional.of("t3.micro"),
                true);
        return Stream.of(
                new AgentRequest.Up(Bundle.of(Path.of(".")), LaunchOptions.standard()),
                new AgentRequest.Up(full, moved),
                new AgentRequest.Up(full, random),
                new AgentRequest.Deploy(full, DeployOptions.standard()),
                new AgentRequest.Deploy(full, labelled),
                new AgentRequest.Restart(new EnvironmentId("fibonacci"), Optional.empty()),
                new AgentRequest.Restart(new EnvironmentId("fibonacci"), Optional.of(full)),
                new AgentRequest.Configure(
                        new EnvironmentId("fibonacci"),
                        Optional.of(full),
                        new PropertyChanges(Map.of("A", "two\nlines"), Set.of("B"))),
                new AgentRequest.Configure(new EnvironmentId("fibonacci"), Optional.empty(), PropertyChanges.none()),
                new AgentRequest.Down(),
                new AgentRequest.Events());
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void an_outcome_arrives_as_it_was(AgentOutcome outcome) {
        assertThat(protocol.readOutcome(protocol.outcome(outcome))).contains(outcome);
    }

    static Stream<AgentOutcome> outcomes() {
        Problem problem = new Problem(
                Problem.Severity.WARNING,
                Problem.Layer.ECS,
                "code",
                "message",
                new SourceLocation("file", 1, 2),
                "a[0].b");
        return Stream.of(
                new AgentOutcome("fibonacci", List.of("http://localhost:80 (web)"), true, Optional.empty()),
                new AgentOutcome("fibonacci", List.of(), false, Optional.empty()),
                AgentOutcome.failed("", new Failure(3, "two\nlines", List.of(problem))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_no_outcome_and_can_be_read_back(EnvironmentEvent event) {
        String line = new Json().line(new EventJson().write(event));

        assertThat(protocol.readOutcome(line)).isEmpty();
        assertThat(protocol.readEvent(line)).isEqualTo(event);
    }

    static Stream<EnvironmentEvent> events() {
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        EnvironmentId id = new EnvironmentId("fibonacci");
        return Stream.of(
                new ContainerChanged(
                        now, id, Severity.WARN, "web", ContainerStatus.STOPPED, Optional.of(137), "killed"),
                new ContainerChanged(now, id, Severity.INFO, "web", ContainerStatus.RUNNING, Optional.empty(), "runs"),
                new TaskChanged(
                        now,
                        id,
                        Severity.ERROR,
                        TaskStatus.STOPPED,
                        Optional.of(StopCode.TASK_FAILED_TO_START),
                        "stopped"));
    }

    @Test
    void a_line_that_is_no_request_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> protocol.readCall("{\"properties\":{\"PASSWORD\":\"s3cret\"} oops"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void another_protocol_is_a_conflict_that_says_how_to_get_rid_of_it() {
        assertThatThrownBy(() -> protocol.readCall("{\"protocol\":2,\"command\":\"deploy\"}"))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("protocol 1")
                .hasMessageContaining("protocol 2")
                .hasMessageContaining("`ebemu up -d`");
    }

    @Test
    void an_unknown_command_is_a_usage_error_that_names_those_there_are() {
        assertThatThrownBy(() -> protocol.readCall("{\"protocol\":1,\"command\":\"dance\"}"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("\"dance\"")
                .hasMessageContaining("deploy, restart, configure, down and events");
    }

    @Test
    void a_wish_to_cancel_is_told_from_a_request() {
        assertThat(protocol.isCancel(protocol.cancel())).isTrue();
    }
}
