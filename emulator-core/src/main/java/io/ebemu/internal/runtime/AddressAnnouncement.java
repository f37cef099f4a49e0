/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import java.time.Duration;

/**
 * Runs the container that makes another's hardware address known, until it has ended, and removes it. An engine that does
 * so itself is left to it.
 */
final class AddressAnnouncement {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Engine engine;

    AddressAnnouncement(Engine engine) {
        this.engine = engine;
    }

    /**
     * Makes it known.
     *
     * @throws EngineException if that cannot be done, as when the other container has ended
     */
    void run(ContainerSpec job) {
        if (engine.info().announcesAddresses()) {
            return;
        }
        engine.containers().remove(job.name());
        String id = engine.containers().create(job);
        try {
            engine.containers().start(id);
            engine.containers().await(id, DEADLINE);
        } finally {
            engine.containers().remove(id);
        }
    }
}
