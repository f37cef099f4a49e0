/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;

/** An answer: the HTTP status and what becomes the JSON body. */
record Reply(int status, Object body) {

    static Reply error(int status, String message) {
        return new Reply(status, Map.of("error", message));
    }
}
