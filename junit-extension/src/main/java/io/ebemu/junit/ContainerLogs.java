/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

/**
 * What the containers of an environment wrote last. It is never thrown: it is added to the failure of a test as a
 * {@linkplain Throwable#addSuppressed(Throwable) suppressed} throwable, because every tool that shows the failure shows
 * that too.
 */
public final class ContainerLogs extends Throwable {

    private static final long serialVersionUID = 1L;

    /** Logs as a readable text of several lines. */
    public ContainerLogs(String text) {
        super(text, null, false, false);
    }
}
