/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bridge network to create, from which nothing outside can be reached.
 *
 * @param name its name
 * @param subnet its addresses, such as {@code 169.254.170.0/24}
 * @param labels labels
 */
public record NetworkSpec(String name, String subnet, Map<String, String> labels) {

    public NetworkSpec {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
