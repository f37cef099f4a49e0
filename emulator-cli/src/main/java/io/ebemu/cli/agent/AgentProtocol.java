/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.cli.output.EventJson;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Json;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.ProblemJson;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.EnvironmentEvent;
import java.util.List;
import java.util.Optional;

/**
 * The lines between an agent and its callers, one JSON object each: a request, perhaps a wish to cancel; then events and
 * one outcome. They go over the pipes of an agent that was just started, or over the socket of one that runs, which
 * greets first. Properties may be secrets, so requests travel here and never in an argument or a file.
 */
public final class AgentProtocol {

    /** Agents and callers of another number do not understand each other. */
    static final int NUMBER = 1;

    private static final String OUTCOME = "outcome";
    private static final String GREETING = "agent";
    private static final String FOLLOWING = "following";
    private static final String CANCEL = "cancel";

    private final Json json = new Json();
    private final EventJson events = new EventJson();
    private final ProblemJson problems = new ProblemJson();
    private final RequestJson requests = new RequestJson();

    /** The line that asks. */
    public String request(AgentCall call) {
        JsonObject object = new JsonObject()
                .with("protocol", NUMBER)
                .with("client", call.client())
                .with("dockerHost", call.dockerHost());
        return json.line(requests.write(object, call.request()));
    }

    /**
     * What a line asks for.
     *
     * @throws IllegalArgumentException if it is no request; the message holds nothing of it
     * @throws ResourceConflictException if it is one of another protocol
     * @throws io.ebemu.error.UsageException if it asks for what no agent can do
     */
    public AgentCall readCall(String line) {
        JsonObject object = json.parse(line);
        int number = object.number("protocol");
        if (number != NUMBER) {
            throw new ResourceConflictException("the agent speaks protocol " + NUMBER + ", and its caller protocol "
                    + number + ": they are of different versions of ebemu; run `ebemu up -d`, which puts a new agent in"
                    + " its place, then try again");
        }
        return new AgentCall(
                object.optionalNumber("client").orElse(0), object.optionalText("dockerHost"), requests.read(object));
    }

    /** The line that asks to give up what was asked for before. */
    public String cancel() {
        return json.line(new JsonObject().with("protocol", NUMBER).with("command", CANCEL));
    }

    /** Whether a line that came after a request asks to give it up. */
    boolean isCancel(String line) {
        return CANCEL.equals(json.parse(line).optionalText("command").orElse(""));
    }

    /** The line with which an agent answers its socket. */
    String greeting(long processId) {
        return json.line(
                new JsonObject().with("type", GREETING).with("protocol", NUMBER).with("process", processId));
    }

    /** Whether a line is an agent's greeting. */
    boolean isGreeting(String line) {
        return isOfType(line, GREETING);
    }

    /** The line from which on a follower misses nothing. */
    String following() {
        return json.line(new JsonObject().with("type", FOLLOWING));
    }

    /** Whether a line tells that nothing is missed from now on. */
    public boolean isFollowing(String line) {
        return isOfType(line, FOLLOWING);
    }

    private boolean isOfType(String line, String type) {
        return type.equals(json.parse(line).optionalText("type").orElse(""));
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

    /** The line that tells of an event. */
    String event(EnvironmentEvent event) {
        return json.line(events.write(event));
    }

    /** The event in a line that is no outcome. */
    public EnvironmentEvent readEvent(String line) {
        return events.read(json.parse(line));
    }
}
