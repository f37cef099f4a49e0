/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.Signals;
import java.util.function.IntConsumer;

/** The signals of a process that is a command first and an agent later. */
final class SharedSignals {

    private IntConsumer command = count -> {};
    private IntConsumer agent = count -> {};
    private boolean handedOver;
    private int count;

    /** @param process where signals come from */
    SharedSignals(Signals process) {
        process.onStop(any -> raise());
    }

    /** What the command listens to, until they are handed over. */
    Signals ofCommand() {
        return handler -> {
            synchronized (this) {
                command = handler;
            }
        };
    }

    /** What the agent listens to, from then on. */
    Signals ofAgent() {
        return handler -> {
            synchronized (this) {
                agent = handler;
            }
        };
    }

    /** The command has ended. */
    synchronized void handOver() {
        handedOver = true;
        count = 0;
    }

    /** One came. */
    void raise() {
        IntConsumer listener;
        int many;
        synchronized (this) {
            listener = handedOver ? agent : command;
            many = ++count;
        }
        listener.accept(many);
    }
}
