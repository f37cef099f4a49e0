/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

/** The request cannot be answered for a reason its sender can mend; the message is written for them. */
final class RejectedRequestException extends RuntimeException {

    private final Reply reply;

    /**
     * @param status the HTTP status, 4xx
     * @param message what to change
     */
    public RejectedRequestException(int status, String message) {
        super(message);
        this.reply = Reply.error(status, message);
    }

    Reply reply() {
        return reply;
    }
}
