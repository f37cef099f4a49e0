/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.io.IOException;

/** A server works, and refuses. */
final class RespRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    RespRefusal(String reply) {
        super(reply);
    }
}
