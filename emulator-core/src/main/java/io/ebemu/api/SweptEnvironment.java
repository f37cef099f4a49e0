/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance.Presence;
import java.util.List;

/**
 * What a sweep found of one environment that nobody supervises.
 *
 * @param environment its name
 * @param presence whether what it belongs to is still there; only what is gone is removed
 * @param finding what was found, and what to do about what stays
 * @param removed what was removed, or would be in a dry run: {@code container NAME} or {@code volume NAME}
 * @param keptData the volumes with data of databases and caches that were kept
 */
public record SweptEnvironment(
        EnvironmentId environment, Presence presence, String finding, List<String> removed, List<String> keptData) {

    public SweptEnvironment {
        removed = List.copyOf(removed);
        keptData = List.copyOf(keptData);
    }
}
