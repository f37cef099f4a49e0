/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.net.URI;

/** The user's browser. */
@FunctionalInterface
public interface Browser {

    /** Shows a page; false if there is no browser, or it could not be started. */
    boolean show(URI page);
}
