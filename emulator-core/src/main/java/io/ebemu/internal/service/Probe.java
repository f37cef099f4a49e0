/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.time.Duration;

/** The first command of a client: a server that answers it is available. */
public interface Probe {

    /** What is asked, of whom and where, for messages; such as {@code PING at 127.0.0.1:6379}. */
    String question();

    /**
     * Asks once. Failing to connect is an answer, not an exception.
     *
     * @param patience how long one step, such as connecting or reading, may take
     */
    Answer ask(Duration patience);
}
