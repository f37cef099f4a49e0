/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** The command, an option or an argument makes no sense as given. */
public final class UsageException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(ExitCode.USAGE, message);
    }

    public UsageException(String message, Throwable cause) {
        super(ExitCode.USAGE, message, cause);
    }
}
