/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** A database or cache did not become available. */
public final class ManagedServiceException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public ManagedServiceException(String message) {
        super(ExitCode.MANAGED_SERVICE_FAILED, message);
    }

    public ManagedServiceException(String message, Throwable cause) {
        super(ExitCode.MANAGED_SERVICE_FAILED, message, cause);
    }
}
