/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** What the process that ran ebemu tells its caller. */
public enum ExitCode {
    SUCCESS(0),
    BUG(1),
    USAGE(2),
    INVALID_CONFIGURATION(3),
    UNSUPPORTED(4),
    ENGINE_UNAVAILABLE(5),
    IMAGE_UNAVAILABLE(6),
    ENVIRONMENT_FAILED(7),
    RESOURCE_CONFLICT(8),
    MANAGED_SERVICE_FAILED(9),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process exit code, 0 to 255. */
    public int code() {
        return code;
    }
}
