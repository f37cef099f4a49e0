/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The end of a container's log. */
final class LastLines {

    private LastLines() {}

    /** The latest lines of both streams, oldest first. */
    static List<String> of(Engine engine, String container, int most) {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (Subscription log = engine.containers()
                .logs(container, false, Math.max(0, most), (at, standardError, text) -> lines.add(text))) {
            log.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("interrupted while reading the log of a container", e);
        }
        return List.copyOf(lines);
    }
}
