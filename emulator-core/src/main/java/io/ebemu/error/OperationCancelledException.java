/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** The user, or another ebemu, asked to stop before the work was done. */
public final class OperationCancelledException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public OperationCancelledException(String message) {
        super(ExitCode.INTERRUPTED, message);
    }

    public OperationCancelledException(String message, Throwable cause) {
        super(ExitCode.INTERRUPTED, message, cause);
    }
}
