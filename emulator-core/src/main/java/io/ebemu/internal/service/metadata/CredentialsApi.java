/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebemu.internal.host.Host;
import io.ebemu.model.TaskRole;
import io.ebemu.model.observed.Task;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Answers requests for the credentials of the task's role, in the agent's words ({@code
 * ecs-agent/tmds/handlers/v1/credentials_handler.go}). They are always good for another hour.
 */
final class CredentialsApi {

    private static final String PREFIX = "CredentialsV2Request: ";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final Supplier<Optional<Task>> task;
    private final UnaryOperator<String> ids;
    private final Host host;
    private volatile Optional<TaskRole> role = Optional.empty();

    /** @param ids from a task's ARN to the id that its containers were told */
    CredentialsApi(Supplier<Optional<Task>> task, UnaryOperator<String> ids, Host host) {
        this.task = task;
        this.ids = ids;
        this.host = host;
    }

    /** Hands out the credentials of this role from now on; of none until this is called. */
    void handsOut(Optional<TaskRole> taskRole) {
        role = taskRole;
    }

    Reply answer(String id) {
        if (id.isEmpty()) {
            return error(400, "NoIdInRequest", "No Credential ID in the request");
        }
        if (task.get().filter(now -> ids.apply(now.taskArn()).equals(id)).isEmpty()) {
            return error(400, "InvalidIdInRequest", "Credentials not found");
        }
        return role.map(this::credentials)
                .orElseGet(() -> error(503, "CredentialsUninitialized", "Credentials uninitialized for ID"));
    }

    private Reply credentials(TaskRole of) {
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("RoleArn", of.roleArn())
                .put("AccessKeyId", of.accessKeyId())
                .put("SecretAccessKey", of.secretAccessKey())
                .put("Token", of.token())
                .put(
                        "Expiration",
                        host.now()
                                .plus(VALIDITY)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
    }

    private static Reply error(int status, String code, String message) {
        return new Reply(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("message", PREFIX + message)
                        .put("HTTPErrorCode", status));
    }
}
