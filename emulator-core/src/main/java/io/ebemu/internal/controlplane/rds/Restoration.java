/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.model.RestoreSource;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the first data of an instance come from, until it has become available with them.
 *
 * @param volume the volume with a snapshot or with automated backups
 * @param pointInTime whether it holds automated backups
 * @param time the time to restore to; empty for the latest possible
 */
record Restoration(String volume, boolean pointInTime, Optional<Instant> time) {

    RestoreSource source() {
        return pointInTime ? new RestoreSource.PointInTime(volume, time) : new RestoreSource.Snapshot(volume);
    }
}
