/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import java.time.Duration;
import java.util.Optional;

/** Something that a test environment is asked again and again until it answers as wanted. */
interface Question {

    /** What is waited for, such as {@code GET /health of nginx returning 200}. */
    String text();

    /**
     * Asks once. Failing to connect is an answer, not an exception.
     *
     * @param patience how long asking may take
     * @return what was seen instead of the answer that is wanted; empty if it was that
     */
    Optional<String> ask(Duration patience) throws InterruptedException;
}
