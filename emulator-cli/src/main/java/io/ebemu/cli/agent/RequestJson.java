/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.api.PullPolicy;
import io.ebemu.cli.agent.AgentRequest.Configure;
import io.ebemu.cli.agent.AgentRequest.Deploy;
import io.ebemu.cli.agent.AgentRequest.Restart;
import io.ebemu.cli.agent.AgentRequest.Up;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests as fields of a JSON object. */
final class RequestJson {

    /** Adds a request's fields to an object. */
    JsonObject write(JsonObject json, AgentRequest request) {
        json.with("command", request.command());
        if (request instanceof Up up) {
            write(json, up.bundle());
            json.with("portOffset", offset(up.options().hostPorts()))
                    .with("randomPorts", up.options().hostPorts() instanceof HostPorts.Random)
                    .with("pull", up.options().pullPolicy())
                    .with("build", up.options().build())
                    .with("timeout", up.options().timeout());
        } else if (request instanceof Deploy deploy) {
            write(json, deploy.bundle());
            json.with("label", deploy.options().versionLabel())
                    .with("pull", deploy.options().pullPolicy())
                    .with("build", deploy.options().build())
                    .with("timeout", deploy.options().timeout());
        } else if (request instanceof Restart restart) {
            restart.bundle().ifPresent(bundle -> write(json, bundle));
            json.with("environment", restart.environment());
        } else if (request instanceof Configure configure) {
            configure.bundle().ifPresent(bundle -> write(json, bundle));
            json.with("environment", configure.environment())
                    .with("set", JsonObject.of(configure.changes().set()))
                    .with("removed", List.copyOf(configure.changes().removed()));
        }
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UsageException if no agent can do that
     */
    AgentRequest read(JsonObject json) {
        String command = json.text("command");
        return switch (command) {
            case "up" -> new Up(bundle(json), launchOptions(json));
            case "deploy" -> new Deploy(bundle(json), deployOptions(json));
            case "restart" ->
                new Restart(
                        new EnvironmentId(json.text("environment")),
                        json.optionalText("path").map(path -> bundle(json)));
            case "configure" ->
                new Configure(
                        new EnvironmentId(json.text("environment")),
                        json.optionalText("path").map(path -> bundle(json)),
                        new PropertyChanges(texts(json.object("set")), names(json)));
            case "down" -> new AgentRequest.Down();
            case "events" -> new AgentRequest.Events();
            default ->
                throw new UsageException(
                        "an agent cannot do \"" + command
                                + "\"; it can do up, deploy, restart, configure, down and events: is one of the two ebemu older?");
        };
    }

    private static void write(JsonObject json, Bundle bundle) {
        json.with("path", bundle.path())
                .with("environment", bundle.environmentName())
                .with("properties", JsonObject.of(bundle.properties()))
                .with("instanceType", bundle.instanceType())
                .with("strict", bundle.strict());
    }

    private static Bundle bundle(JsonObject json) {
        return new Bundle(
                Path.of(json.text("path")),
                json.optionalText("environment"),
                texts(json.object("properties")),
                json.optionalText("instanceType"),
                json.flag("strict"));
    }

    private static Map<String, String> texts(JsonObject object) {
        return object.fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().toString()));
    }

    private static Set<String> names(JsonObject json) {
        return json.fields().get("removed") instanceof List<?> names
                ? names.stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    private static LaunchOptions launchOptions(JsonObject json) {
        HostPorts ports = json.flag("randomPorts")
                ? new HostPorts.Random()
                : json.optionalNumber("portOffset")
                        .<HostPorts>map(HostPorts.Offset::new)
                        .orElseGet(HostPorts.Production::new);
        return new LaunchOptions(
                ports,
                PullPolicy.valueOf(json.text("pull")),
                json.flag("build"),
                Duration.parse(json.text("timeout")),
                false);
    }

    private static DeployOptions deployOptions(JsonObject json) {
        return new DeployOptions(
                json.optionalText("label"),
                PullPolicy.valueOf(json.text("pull")),
                json.flag("build"),
                Duration.parse(json.text("timeout")));
    }

    private static Optional<Integer> offset(HostPorts ports) {
        return ports instanceof HostPorts.Offset moved ? Optional.of(moved.offset()) : Optional.empty();
    }
}
