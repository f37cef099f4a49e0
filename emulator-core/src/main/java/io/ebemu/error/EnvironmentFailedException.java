/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** The task failed to start, or an essential container ended. */
public final class EnvironmentFailedException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public EnvironmentFailedException(String message) {
        super(ExitCode.ENVIRONMENT_FAILED, message);
    }

    public EnvironmentFailedException(String message, Throwable cause) {
        super(ExitCode.ENVIRONMENT_FAILED, message, cause);
    }
}
