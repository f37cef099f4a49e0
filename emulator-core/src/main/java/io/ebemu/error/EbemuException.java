/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/**
 * Something the user can act on. The message says what happened, where, and what to do next; it holds no secret. Every
 * kind has its {@link ExitCode}.
 */
public abstract sealed class EbemuException extends RuntimeException
        permits AwsApiException,
                EngineUnavailableException,
                EnvironmentFailedException,
                ImageUnavailableException,
                InvalidConfigurationException,
                ManagedServiceException,
                OperationCancelledException,
                ResourceConflictException,
                UsageException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    EbemuException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    EbemuException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The exit code of a process that ends with this error. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
