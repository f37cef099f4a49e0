/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;

/** An agent's deployment as its caller may still cancel it; once it has ended the caller has no more say. */
final class Deployment {

    private final Thread launcher;
    private boolean ended;

    /** @param launcher the thread that launches; it is interrupted to cancel */
    Deployment(Thread launcher) {
        this.launcher = launcher;
    }

    /** Cancels when that input ends, unless the deployment has ended by then. */
    void cancelAtEndOf(BufferedReader input) {
        Thread watcher = new Thread(() -> watch(input), "caller");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Notes that there is an outcome; to be called by the launcher. True if it was cancelled without noticing. */
    synchronized boolean end() {
        ended = true;
        return Thread.interrupted();
    }

    private void watch(BufferedReader input) {
        try {
            // The request was one line; nothing more is expected but the end.
            input.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // A broken pipe is an end too.
        }
        cancel();
    }

    private synchronized void cancel() {
        if (!ended) {
            launcher.interrupt();
        }
    }
}
