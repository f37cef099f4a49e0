/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** A call that AWS would refuse, with the code and the words of its answer. */
public final class AwsApiException extends EbemuException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A refusal.
     *
     * @param code such as {@code DBInstanceNotFound}
     * @param message what AWS says
     */
    public AwsApiException(String code, String message) {
        super(ExitCode.MANAGED_SERVICE_FAILED, "An error occurred (" + code + "): " + message);
        this.code = code;
    }

    /** The error code, such as {@code DBInstanceNotFound}. */
    public String code() {
        return code;
    }
}
