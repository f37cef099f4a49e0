/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** A port or a name is taken by somebody else. */
public final class ResourceConflictException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public ResourceConflictException(String message) {
        super(ExitCode.RESOURCE_CONFLICT, message);
    }

    public ResourceConflictException(String message, Throwable cause) {
        super(ExitCode.RESOURCE_CONFLICT, message, cause);
    }
}
