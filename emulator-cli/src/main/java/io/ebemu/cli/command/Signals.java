/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.function.IntConsumer;

/** The operating system's requests to stop this process. */
@FunctionalInterface
public interface Signals {

    /** From now on calls the handler on SIGINT and SIGTERM, instead of ending the process, with 1, 2, 3 … */
    void onStop(IntConsumer handler);
}
