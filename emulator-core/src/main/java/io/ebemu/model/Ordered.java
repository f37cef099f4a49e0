/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies that keep the order in which the user wrote things, which {@link Map#copyOf} would lose. */
final class Ordered {

    private Ordered() {}

    static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
