/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param body the JSON
 */
record Reply(int status, JsonNode body) {

    static Reply of(JsonNode body) {
        return new Reply(200, body);
    }

    /** The agent writes its errors as JSON strings. */
    static Reply error(int status, String message) {
        return new Reply(status, TextNode.valueOf(message));
    }
}
