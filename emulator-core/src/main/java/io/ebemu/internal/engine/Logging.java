/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a container's output goes.
 *
 * @param driver the engine's log driver
 * @param options the driver's options; values may be secrets
 */
public record Logging(String driver, Map<String, String> options) {

    public Logging {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Options may hold tokens: only their names are shown. */
    @Override
    public String toString() {
        return "Logging[" + driver + ", " + options.keySet() + "]";
    }
}
