/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.time.Instant;
import java.util.Optional;

/** Where the first data of a new service come from, if it does not begin empty. */
public sealed interface RestoreSource {

    /** The Docker volume that holds them. */
    String volume();

    /**
     * A snapshot.
     *
     * @param volume the Docker volume that holds it
     */
    record Snapshot(String volume) implements RestoreSource {}

    /**
     * The automated backups of an instance, as they were at a time.
     *
     * @param volume the Docker volume that holds base backups and the log since
     * @param time the time; empty for the latest possible
     */
    record PointInTime(String volume, Optional<Instant> time) implements RestoreSource {}
}
