/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** System properties that are set until this is closed; they are then what they were before. */
final class ExportedProperties implements AutoCloseable {

    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    private ExportedProperties() {}

    static ExportedProperties of(Map<String, String> properties) {
        ExportedProperties exported = new ExportedProperties();
        properties.forEach(
                (name, value) -> exported.before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        return exported;
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(old -> System.setProperty(name, old), () -> System.clearProperty(name)));
    }
}
