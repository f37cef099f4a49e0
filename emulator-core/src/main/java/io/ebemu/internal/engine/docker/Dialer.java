/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;

/** Opens connections to one engine. */
interface Dialer {

    /**
     * Connects.
     *
     * @throws IOException if the engine cannot be reached; the message says why, and what to do about it if it is known
     */
    Duplex dial() throws IOException;
}
