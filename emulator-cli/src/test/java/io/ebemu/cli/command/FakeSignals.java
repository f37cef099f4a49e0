/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Signals that a test raises. */
final class FakeSignals implements Signals {

    private final AtomicReference<IntConsumer> handler = new AtomicReference<>(count -> {});
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void onStop(IntConsumer next) {
        handler.set(next);
    }

    void raise() {
        handler.get().accept(count.incrementAndGet());
    }
}
