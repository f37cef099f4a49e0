/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;
import java.util.Map;

/** The engine's stream of container events. */
public interface EngineEvents {

    /**
     * Follows the events of containers that have all of these labels. When this method returns the stream is open: what
     * happens from then on is delivered, in order, on one thread.
     */
    Subscription follow(Map<String, String> labels, Listener listener);

    /** Takes container events. */
    interface Listener {

        /** Something happened to a container. */
        void on(ContainerEvent event);

        /** The stream broke and is open again: events may have been lost, so read the state anew. */
        void reconnected();

        /** A listener that hands all on to this one, then to another. */
        default Listener then(Listener other) {
            return new Listener() {

                @Override
                public void on(ContainerEvent event) {
                    Listener.this.on(event);
                    other.on(event);
                }

                @Override
                public void reconnected() {
                    Listener.this.reconnected();
                    other.reconnected();
                }
            };
        }
    }

    /**
     * Something that happened to a container.
     *
     * @param containerId the full id
     * @param action the engine's word: {@code create}, {@code start}, {@code die}, {@code oom}, {@code destroy}, {@code
     *     kill}, {@code stop}, {@code health_status: healthy} …
     * @param attributes the container's labels, and {@code exitCode} or {@code signal} where they apply
     * @param at when
     */
    record ContainerEvent(String containerId, String action, Map<String, String> attributes, Instant at) {}
}
