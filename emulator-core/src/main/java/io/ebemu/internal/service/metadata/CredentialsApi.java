/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Answers requests for the credentials of the task's role, in the agent's words ({@code
 * ecs-agent/tmds/handlers/v1/credentials_handler.go}).
 */
final class CredentialsApi {

    private static final String PREFIX = "CredentialsV2Request: ";

    Reply answer(String id) {
        return id.isEmpty()
                ? error(400, "NoIdInRequest", "No Credential ID in the request")
                : error(400, "InvalidIdInRequest", "Credentials not found");
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
