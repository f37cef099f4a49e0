/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.util.List;

/**
 * A reply of a server that speaks RESP, the Redis protocol.
 *
 * @param error whether it is a refusal
 * @param text what it says; empty for a list and where there is no value
 * @param items the replies of a list
 */
public record RespReply(boolean error, String text, List<RespReply> items) {

    public RespReply {
        items = List.copyOf(items);
    }

    static RespReply of(String text) {
        return new RespReply(false, text, List.of());
    }
}
