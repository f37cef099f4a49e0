/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.Link;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One container as a service of a Compose file.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose: services</a>
 */
final class ComposeService {

    private static final String LOGS = "awseb-logs-";

    private final TaskDefinition task;
    private final ContainerDefinition container;
    private final boolean properties;
    private final JsonObject json = new JsonObject();
    private final List<String> notes = new ArrayList<>();

    /** @param properties whether there are environment properties */
    ComposeService(TaskDefinition task, ContainerDefinition container, boolean properties) {
        this.task = task;
        this.container = container;
        this.properties = properties;
    }

    static boolean keepsLogs(ContainerDefinition container) {
        return container.mountPoints().stream()
                .anyMatch(mount -> mount.sourceVolume().startsWith(LOGS));
    }

    /** Compose replaces what begins with a dollar; two are one. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    static JsonObject literal(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach((name, value) -> object.with(literal(name), literal(value)));
        return object;
    }

    /** What is lost, each with the key that says it. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    JsonObject object() {
        json.with("image", literal(container.image()));
        some("entrypoint", container.process().entryPoint());
        some("command", container.process().command());
        if (properties) {
            json.with("env_file", List.of(".env"));
        }
        some("environment", container.process().environment());
        text("user", container.process().user());
        text("working_dir", container.process().workingDirectory());
        text("hostname", container.process().hostname());
        flag("stdin_open", container.process().interactive());
        flag("tty", container.process().pseudoTerminal());
        relations();
        mounts();
        new ComposeLimits(container, json, notes).write();
        container.healthCheck().ifPresent(this::health);
        restart();
        container.stopTimeout().ifPresent(seconds -> json.with("stop_grace_period", seconds + "s"));
        noteReferences();
        return json;
    }

    private void relations() {
        some(
                "ports",
                Stream.concat(
                                container.portMappings().stream().map(ComposeService::port),
                                container.portRanges().stream()
                                        .map(range -> range.containerPorts() + "/"
                                                + range.protocol().word()))
                        .toList());
        if (!container.portRanges().isEmpty()) {
            notes.add("portMappings: Compose may publish a range on host ports that do not follow each other");
        }
        some("links", container.links().stream().flatMap(this::links).distinct().toList());
        Map<String, String> conditions = new LinkedHashMap<>();
        container.links().forEach(link -> conditions.put(link.target(), "service_started"));
        container.dependsOn().forEach(dependency -> conditions.put(dependency.containerName(), condition(dependency)));
        JsonObject dependsOn = new JsonObject();
        conditions.forEach((name, condition) -> dependsOn.with(name, new JsonObject().with("condition", condition)));
        if (!conditions.isEmpty()) {
            json.with("depends_on", dependsOn);
        }
        if (container.startTimeout().isPresent()) {
            notes.add("startTimeout: Compose waits without a limit");
        }
    }

    private static String port(PortMapping port) {
        return (port.dynamic() ? "" : port.hostPort() + ":") + port.containerPort() + "/"
                + port.protocol().word();
    }

    /** Docker's own links have the target's host name too; in Compose's network only these names are known. */
    private Stream<String> links(Link link) {
        Stream<String> hostname = task
                .container(link.target())
                .flatMap(target -> target.process().hostname())
                .filter(name -> !name.equals(link.alias()))
                .map(name -> link.target() + ":" + name)
                .stream();
        return Stream.concat(Stream.of(link.toString()), hostname);
    }

    private String condition(ContainerDependency dependency) {
        return switch (dependency.condition()) {
            case CREATE, START -> "service_started";
            case HEALTHY -> "service_healthy";
            case SUCCESS -> "service_completed_successfully";
            case COMPLETE -> {
                notes.add("dependsOn: Compose has no COMPLETE; " + dependency.containerName()
                        + " has to end with exit code 0 there");
                yield "service_completed_successfully";
            }
        };
    }

    private void mounts() {
        Set<String> volumes = new LinkedHashSet<>();
        container
                .mountPoints()
                .forEach(mount -> volumes.add(
                        source(mount) + ":" + literal(mount.containerPath()) + (mount.readOnly() ? ":ro" : "")));
        // Their own dollars are doubled already.
        json.with("volumes", volumes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(volumes)));
        some(
                "volumes_from",
                container.volumesFrom().stream()
                        .map(from -> from.sourceContainer() + (from.readOnly() ? ":ro" : ""))
                        .toList());
    }

    private String source(MountPoint mount) {
        Optional<Volume> volume = task.volume(mount.sourceVolume());
        if (volume.isEmpty()) {
            return "${EB_LOG_BASE_DIR}/" + literal(mount.sourceVolume().replaceFirst("^" + LOGS, ""));
        }
        return literal(volume.get()
                .pathInBundle()
                .map(path -> path.isEmpty() ? "." : path.startsWith(".") ? path : "./" + path)
                .or(volume.get()::sourcePath)
                .orElse(mount.sourceVolume()));
    }

    private void health(HealthCheck check) {
        JsonObject health = new JsonObject()
                .with(
                        "test",
                        check.command().stream().map(ComposeService::literal).toList())
                .with("interval", seconds(check.interval().or(() -> Optional.of(HealthCheck.DEFAULT_INTERVAL))))
                .with("timeout", seconds(check.timeout().or(() -> Optional.of(HealthCheck.DEFAULT_TIMEOUT))))
                .with("retries", check.retries().orElse(HealthCheck.DEFAULT_RETRIES))
                .with("start_period", seconds(check.startPeriod()));
        json.with("healthcheck", health);
    }

    private static Optional<String> seconds(Optional<Integer> seconds) {
        return seconds.map(count -> count + "s");
    }

    private void restart() {
        container.restartPolicy().filter(policy -> policy.enabled()).ifPresent(policy -> {
            json.with("restart", policy.ignoredExitCodes().contains(0) ? "on-failure" : "always");
            notes.add("restartPolicy: Compose knows neither restartAttemptPeriod nor other ignoredExitCodes than 0");
        });
    }

    private void noteReferences() {
        if (!container.references().secrets().isEmpty()) {
            notes.add("secrets: nobody fetches them for Compose; set "
                    + String.join(", ", container.references().secrets().keySet()) + " as environment properties");
        }
        if (!container.references().environmentFiles().isEmpty()) {
            notes.add(
                    "environmentFiles: Compose reads no S3 objects; copy them into the bundle and name them in env_file");
        }
        if (!container.references().repositoryCredentials().isEmpty()) {
            notes.add("repositoryCredentials: Compose pulls with the logins of docker login");
        }
    }

    private void some(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            json.with(name, values.stream().map(ComposeService::literal).toList());
        }
    }

    private void some(String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            json.with(name, literal(values));
        }
    }

    private void text(String name, Optional<String> value) {
        json.with(name, value.map(ComposeService::literal));
    }

    private void flag(String name, boolean set) {
        if (set) {
            json.with(name, true);
        }
    }
}
