/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Bundle;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.event.EnvironmentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines between {@code up -d} and its agent: a request on the agent's standard input; then events and one outcome
 * on its standard output. Properties may be secrets, so requests travel here and never in an argument or a file.
 */
public final class AgentProtocol {

    private static final String OUTCOME = "outcome";

    private final Json json = new Json();
    private final EventJson events = new EventJson();
    private final ProblemJson problems = new ProblemJson();

    /** The line that asks. */
    public String request(AgentRequest request) {
        Bundle bundle = request.bundle();
        LaunchOptions options = request.options();
        JsonObject properties = new JsonObject();
        bundle.properties().forEach(properties::with);
        return json.line(new JsonObject()
                .with("path", bundle.path())
                .with("environment", bundle.environmentName())
                .with("properties", properties)
                .with("instanceType", bundle.instanceType())
                .with("strict", bundle.strict())
                .with("portOffset", offset(options.hostPorts()))
                .with("randomPorts", options.hostPorts() instanceof HostPorts.Random)
                .with("pull", options.pullPolicy())
                .with("build", options.build())
                .with("timeout", options.timeout())
                .with("dockerHost", request.dockerHost()));
    }

    /** What a line asks for. */
    public AgentRequest readRequest(String line) {
        JsonObject request = json.parse(line);
        Map<String, String> properties = request.object("properties").fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, property -> property.getValue().toString()));
        HostPorts ports = request.flag("randomPorts")
                ? new HostPorts.Random()
                : request.optionalNumber("portOffset")
                        .<HostPorts>map(HostPorts.Offset::new)
                        .orElseGet(HostPorts.Production::new);
        return new AgentRequest(
                new Bundle(
                        Path.of(request.text("path")),
                        request.optionalText("environment"),
                        properties,
                        request.optionalText("instanceType"),
                        request.flag("strict")),
                new LaunchOptions(
                        ports,
                        PullPolicy.valueOf(request.text("pull")),
                        request.flag("build"),
                        Duration.parse(request.text("timeout")),
                        false),
                request.optionalText("dockerHost"));
    }

    /** The line that tells how it ended. */
    public String outcome(AgentOutcome outcome) {
        JsonObject object = new JsonObject()
                .with("type", OUTCOME)
                .with("exitCode", outcome.failure().map(Failure::exitCode).orElse(0))
                .with("environment", outcome.environmentName())
                .with("endpoints", outcome.endpoints())
                .with("unchanged", outcome.unchanged());
        outcome.failure()
                .ifPresent(failure -> object.with("message", failure.message())
                        .with(
                                "problems",
                                failure.problems().stream().map(problems::write).toList()));
        return json.line(object);
    }

    /** How it ended, if the line tells that. */
    public Optional<AgentOutcome> readOutcome(String line) {
        JsonObject object = json.parse(line);
        if (!OUTCOME.equals(object.text("type"))) {
            return Optional.empty();
        }
        Optional<Failure> failure = object.optionalText("message")
                .map(message -> new Failure(
                        object.number("exitCode"),
                        message,
                        object.objects("problems").stream().map(problems::read).toList()));
        List<String> endpoints = object.fields().get("endpoints") instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
        return Optional.of(new AgentOutcome(object.text("environment"), endpoints, object.flag("unchanged"), failure));
    }

    /** The event in a line that is no outcome. */
    public EnvironmentEvent readEvent(String line) {
        return events.read(json.parse(line));
    }

    private static Optional<Integer> offset(HostPorts ports) {
        return ports instanceof HostPorts.Offset moved ? Optional.of(moved.offset()) : Optional.empty();
    }
}
