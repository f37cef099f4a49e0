/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Engine;
import java.util.Optional;
import java.util.function.Supplier;

/** One engine, connected to when it is first asked for. */
final class EngineConnection implements AutoCloseable {

    private final Supplier<Engine> connector;
    private Optional<Engine> engine = Optional.empty();

    EngineConnection(Supplier<Engine> connector) {
        this.connector = connector;
    }

    /**
     * The engine.
     *
     * @throws io.ebemu.error.EngineUnavailableException if none answers
     */
    synchronized Engine get() {
        if (engine.isEmpty()) {
            engine = Optional.of(connector.get());
        }
        return engine.get();
    }

    @Override
    public synchronized void close() {
        engine.ifPresent(Engine::close);
        engine = Optional.empty();
    }
}
