/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.IOException;
import java.util.Optional;

/** Work that its caller may still cancel; once it has ended the caller has no more say. */
public final class Cancellable {

    private final Thread worker;
    private boolean ended;

    /** @param worker the thread that works; it is interrupted to cancel */
    public Cancellable(Thread worker) {
        this.worker = worker;
    }

    /**
     * Cancels when the caller asks for it, unless the work has ended by then.
     *
     * @param unattended whether the work goes on when the caller goes away
     */
    public void obey(Lines caller, boolean unattended) {
        Thread listener = new Thread(() -> listen(caller, unattended), "caller");
        listener.setDaemon(true);
        listener.start();
    }

    /** Notes that there is an outcome; to be called by the worker. True if it was cancelled without noticing. */
    public synchronized boolean end() {
        ended = true;
        return Thread.interrupted();
    }

    private void listen(Lines caller, boolean unattended) {
        AgentProtocol protocol = new AgentProtocol();
        try {
            for (Optional<String> line = caller.read(); line.isPresent(); line = caller.read()) {
                if (protocol.isCancel(line.get())) {
                    cancel();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // A broken pipe is an end too, and so is nonsense.
        }
        if (!unattended) {
            cancel();
        }
    }

    /** Asks the worker to give up. */
    public synchronized void cancel() {
        if (!ended) {
            worker.interrupt();
        }
    }
}
