/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.host.Host;
import io.ebemu.model.TaskRole;
import io.ebemu.model.observed.Task;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Answers the paths of the task metadata endpoint, with the words of the ECS agent ({@code
 * ecs-agent/tmds/handlers/v4/handlers.go}, {@code agent/handlers/v3}). A container is known by an id that only it was
 * told; nothing is listed for anybody else.
 */
public final class MetadataApi {

    private static final String CREDENTIALS = "/v2/credentials/";
    private static final Reply NOWHERE = Reply.error(404, "404 page not found");

    private final ContainerLookup tasks;
    private final TaskDocument taskDocument;
    private final StatsReader stats;
    private final CredentialsApi credentials;

    /**
     * The endpoint of one environment.
     *
     * @param task reads its task as it is now
     * @param ids from a task's ARN and a container's name to the id that the container was told
     * @param credentialsIds from a task's ARN to the id that its containers were told
     */
    public MetadataApi(
            Engine engine,
            Supplier<Optional<Task>> task,
            BinaryOperator<String> ids,
            UnaryOperator<String> credentialsIds,
            Host host) {
        this.tasks = new ContainerLookup(engine, task, ids);
        this.taskDocument = new TaskDocument();
        this.stats = new StatsReader(engine, new ObjectMapper());
        this.credentials = new CredentialsApi(task, credentialsIds, host);
    }

    /** Hands out the credentials of the task's role, if it has one. */
    void handsOut(Optional<TaskRole> role) {
        credentials.handsOut(role);
    }

    /** The answer to a GET of that path, such as {@code /v4/3f57…/task}. */
    Reply answer(String path) {
        String[] segments = path.split("/", 4);
        String id = segments.length > 2 ? segments[2] : "";
        String rest = segments.length > 3 ? "/" + segments[3] : "";
        try {
            return switch (segments.length > 2 ? segments[1] : "") {
                case "v3" -> answer(EndpointVersion.V3, id, rest);
                case "v4" -> answer(EndpointVersion.V4, id, rest);
                case "api" -> agentApi(id);
                case "v2" ->
                    path.startsWith(CREDENTIALS) ? credentials.answer(path.substring(CREDENTIALS.length())) : NOWHERE;
                default -> NOWHERE;
            };
        } catch (EngineException e) {
            return Reply.error(500, "failed to get metadata: " + e.getMessage());
        }
    }

    private Reply answer(EndpointVersion version, String id, String rest) {
        Optional<ContainerLookup.Asking> asking = tasks.find(id);
        return switch (rest) {
            case "" ->
                asking.map(one -> Reply.of(ContainerDocument.of(version, one.task(), one.details())))
                        .orElseGet(() -> unknown(version, "container metadata", "container ID", "docker ID", id));
            case "/task", "/taskWithTags" ->
                asking.map(one -> Reply.of(taskDocument.of(version, one.task(), tasks.containers(one.task()))))
                        .orElseGet(() -> unknown(version, "task metadata", "task arn", "task Arn", id));
            case "/stats" ->
                asking.map(one -> Reply.of(
                                stats.of(version, one.details().container().id())))
                        .orElseGet(() -> unknown(version, "container stats", "task arn", "task Arn", id));
            case "/task/stats" ->
                asking.map(one -> Reply.of(stats.of(version, one.task())))
                        .orElseGet(() -> unknown(version, "task stats", "task arn", "task Arn", id));
            default -> NOWHERE;
        };
    }

    private static Reply unknown(EndpointVersion version, String handler, String wanted, String looked, String id) {
        return Reply.error(
                version.unknownStatus(),
                version + " " + handler + " handler: unable to get " + wanted + " from request: unable to get " + looked
                        + " from v3 endpoint ID: " + id);
    }

    /** Task protection needs a service of ECS, and Beanstalk runs its task without one. */
    private Reply agentApi(String id) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        if (tasks.find(id).isEmpty()) {
            error.putObject("error")
                    .put("Code", "ResourceNotFoundException")
                    .put("Message", "Failed to find a task for the request");
        } else {
            error.putObject("error")
                    .put("Code", "ResourceNotFoundException")
                    .put(
                            "Message",
                            "ebemu does not emulate the agent's API: a task of Elastic Beanstalk belongs to no"
                                    + " service, so there is nothing to protect");
        }
        return new Reply(404, error);
    }
}
