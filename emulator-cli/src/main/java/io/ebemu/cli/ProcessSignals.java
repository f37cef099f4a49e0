/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.Signals;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * SIGINT, SIGTERM, and SIGHUP, which tells that the terminal was closed.
 *
 * <p>By reflection, as compilers refuse to be silent about {@code sun.misc.Signal}. A shutdown hook would not do: while
 * one runs a second Ctrl-C is lost, and the exit code is no longer ours.
 */
final class ProcessSignals implements Signals {

    @Override
    public void onStop(IntConsumer handler) {
        AtomicInteger count = new AtomicInteger();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            handle(name, () -> handler.accept(count.incrementAndGet()));
        }
    }

    /** Calls the listener whenever the terminal's size has changed; never where there is no such signal. */
    void onResize(Runnable listener) {
        try {
            handle("WINCH", listener);
        } catch (IllegalStateException e) {
            // Windows: its consoles tell otherwise.
            return;
        }
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    ProcessSignals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java runtime has no module jdk.unsupported; ebemu needs it", e);
        }
    }
}
