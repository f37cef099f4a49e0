/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

/**
 * What came of asking a server.
 *
 * @param kind whether it serves
 * @param reason why it does not, in the server's or the connection's words; empty if it does
 */
public record Answer(Kind kind, String reason) {

    /** Whether asking again can help. */
    public enum Kind {
        /** The server serves. */
        YES,
        /** It may serve later. */
        NOT_YET,
        /** It works, and will refuse this question for as long as it runs. */
        NEVER
    }

    /** The server serves. */
    public static Answer yes() {
        return new Answer(Kind.YES, "");
    }

    /** It may serve later. */
    public static Answer notYet(String reason) {
        return new Answer(Kind.NOT_YET, reason);
    }

    /** It will refuse for as long as it runs. */
    public static Answer never(String reason) {
        return new Answer(Kind.NEVER, reason);
    }
}
