/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;
import java.util.Map;

/** Named volumes of an engine. */
public interface Volumes {

    /** Creates a volume. Fine if one of that name exists: it is left as it is, whatever its driver. */
    void create(VolumeSpec spec);

    /** Whether there is a volume of that name. */
    boolean exists(String name);

    /** Removes a volume. Fine if there is none. */
    void remove(String name);

    /** All volumes that have all of these labels. An empty value matches any value. */
    List<VolumeInfo> list(Map<String, String> labels);

    /**
     * A volume.
     *
     * @param name its name
     * @param labels its labels
     */
    record VolumeInfo(String name, Map<String, String> labels) {

        public VolumeInfo {
            labels = Map.copyOf(labels);
        }
    }
}
