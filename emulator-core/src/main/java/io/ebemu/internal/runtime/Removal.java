/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.EngineEvents;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;

/**
 * Notices that the environment was removed behind its supervisor's back: its directory was deleted, and with it the lock
 * by which others find who supervises it, and now its containers go too.
 */
final class Removal implements EngineEvents.Listener {

    private final WorldReader world;
    private final StateDirectory directory;
    private final CountDownLatch removed = new CountDownLatch(1);

    Removal(WorldReader world, StateDirectory directory) {
        this.world = world;
        this.directory = directory;
    }

    /** Waits until neither the directory nor a container of the task is left. */
    void await() throws InterruptedException {
        removed.await();
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        if (event.action().equals("destroy")) {
            reconnected();
        }
    }

    @Override
    public void reconnected() {
        if (!Files.isDirectory(directory.path())
                && world.read().taskContainers().isEmpty()) {
            removed.countDown();
        }
    }
}
