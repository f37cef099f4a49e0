/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.DockerVolumeConfiguration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A named volume to create.
 *
 * @param name its name
 * @param driver the volume driver
 * @param options the driver's options; values may be secrets
 * @param labels labels
 */
public record VolumeSpec(String name, String driver, Map<String, String> options, Map<String, String> labels) {

    public VolumeSpec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** A directory of the engine's own. */
    public static VolumeSpec local(String name, Map<String, String> labels) {
        return new VolumeSpec(name, DockerVolumeConfiguration.DEFAULT_DRIVER, Map.of(), labels);
    }

    /** Options may hold passwords of file servers: only their names are shown. */
    @Override
    public String toString() {
        return "VolumeSpec[" + name + ", " + driver + ", " + options.keySet() + "]";
    }
}
