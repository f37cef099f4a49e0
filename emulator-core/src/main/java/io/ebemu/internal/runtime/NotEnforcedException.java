/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

/** Security groups cannot be enforced on this engine; everything works without. */
final class NotEnforcedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotEnforcedException(String message) {
        super(message);
    }

    NotEnforcedException(String message, Throwable cause) {
        super(message, cause);
    }
}
