/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/** An image is neither here nor to be had. */
public final class ImageUnavailableException extends EbemuException {

    private static final long serialVersionUID = 1L;

    public ImageUnavailableException(String message) {
        super(ExitCode.IMAGE_UNAVAILABLE, message);
    }

    public ImageUnavailableException(String message, Throwable cause) {
        super(ExitCode.IMAGE_UNAVAILABLE, message, cause);
    }
}
