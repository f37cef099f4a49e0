/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes containers as an engine shows them: an essential one of the task that runs unless something else is said. */
final class Seen {

    static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    static final String TASK_ARN = "arn:aws:ecs:us-east-1:000000000000:task/awseb-shop-env-1a2b/0123abcd";

    private final String name;
    private final Map<String, String> labels = new HashMap<>();
    private final List<PortBinding> ports = new ArrayList<>();
    private String state = "running";
    private int exitCode;
    private boolean oomKilled;
    private String error = "";
    private Optional<String> health = Optional.empty();
    private int failedHealthChecks;
    private Instant createdAt = NOON;
    private Optional<Instant> startedAt = Optional.of(NOON.plusSeconds(1));
    private Optional<Instant> finishedAt = Optional.empty();

    private Seen(String name) {
        this.name = name;
    }

    static Seen container(String name) {
        return new Seen(name)
                .label(Labels.ROLE, Labels.ROLE_TASK)
                .label(Labels.APPLICATION, "shop")
                .label(Labels.VERSION_LABEL, "v7")
                .label(Labels.ECS_CONTAINER_NAME, name)
                .label(Labels.ECS_TASK_ARN, TASK_ARN)
                .label(Labels.ECS_FAMILY, "awseb-shop-env-1a2b")
                .label(Labels.ECS_REVISION, "7")
                .label(Labels.ESSENTIAL, "true");
    }

    /** A server, or with the role of an interface that. */
    static Seen service(String role, String kind, String identifier) {
        return new Seen(kind + "-" + identifier + "-" + role)
                .label(Labels.ROLE, role)
                .label(Labels.APPLICATION, "shop")
                .label(Labels.SERVICE_KIND, kind)
                .label(Labels.SERVICE_ID, identifier)
                .label(Labels.SERVICE_ENGINE, "postgres")
                .label(Labels.SERVICE_ENGINE_VERSION, "15")
                .label(Labels.SERVICE_CLASS, "db.t3.micro")
                .label(Labels.SERVICE_ENDPOINT, identifier + ".c0ffee.us-east-1.rds.amazonaws.com:5432");
    }

    Seen label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    Seen nonEssential() {
        return label(Labels.ESSENTIAL, "false");
    }

    Seen order(int place) {
        return label(Labels.ORDER, Integer.toString(place));
    }

    Seen state(String word) {
        state = word;
        return this;
    }

    Seen created() {
        state = "created";
        startedAt = Optional.empty();
        return this;
    }

    Seen createdAt(Instant when) {
        createdAt = when;
        return this;
    }

    Seen exited(int code) {
        return exited(code, NOON.plusSeconds(60));
    }

    Seen exited(int code, Instant when) {
        state = "exited";
        exitCode = code;
        finishedAt = Optional.of(when);
        return this;
    }

    /** As Docker leaves a container that it could not start: created, with an error and a code that means nothing. */
    Seen failedToStart(String text) {
        exitCode = 128;
        error = text;
        return created();
    }

    Seen error(String text) {
        error = text;
        return this;
    }

    Seen oomKilled() {
        oomKilled = true;
        return this;
    }

    Seen health(String word) {
        health = Optional.of(word);
        return this;
    }

    /** A health check of the definition that failed so often in a row. */
    Seen unhealthy(int failures) {
        failedHealthChecks = failures;
        return label(Labels.HEALTH_CHECK, "true").health("unhealthy");
    }

    Seen port(String hostIp, int hostPort, int containerPort, Protocol protocol) {
        ports.add(new PortBinding(hostIp, hostPort, containerPort, protocol));
        return this;
    }

    ContainerInfo build() {
        return new ContainerInfo(
                "id of " + name,
                "ecs-" + name,
                "acme/" + name,
                labels,
                state,
                exitCode,
                oomKilled,
                error,
                health,
                failedHealthChecks,
                createdAt,
                startedAt,
                finishedAt,
                Optional.empty(),
                Optional.empty(),
                ports);
    }
}
