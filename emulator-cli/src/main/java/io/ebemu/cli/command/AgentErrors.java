/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines an agent wrote to standard error, read on a thread of its own so that the agent never has to wait. */
final class AgentErrors {

    private static final int KEPT = 40;
    private static final long PATIENCE_MILLIS = 1000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    AgentErrors(BufferedReader errors) {
        this.reader = new Thread(() -> read(errors), "agent-errors");
        reader.setDaemon(true);
        reader.start();
    }

    /** The lines, once there will be no more of them. */
    List<String> await() {
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lines) {
            return new ArrayList<>(lines);
        }
    }

    private void read(BufferedReader errors) {
        try {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                synchronized (lines) {
                    if (lines.size() == KEPT) {
                        lines.removeFirst();
                    }
                    lines.addLast(line);
                }
            }
        } catch (IOException e) {
            // The pipe is gone with the agent: what was read is all there is.
            return;
        }
    }
}
