/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** No Docker engine answers, or it is too old. */
public final class EngineUnavailableException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public EngineUnavailableException(String message) {
        super(ExitCode.ENGINE_UNAVAILABLE, message);
    }

    public EngineUnavailableException(String message, Throwable cause) {
        super(ExitCode.ENGINE_UNAVAILABLE, message, cause);
    }
}
