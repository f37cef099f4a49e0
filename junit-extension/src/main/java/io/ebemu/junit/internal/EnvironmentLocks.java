/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.error.UsageException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider.Lock;

/**
 * What JUnit is to lock for a class: its environment. JUnit asks before any test runs, and holds a lock without keeping a
 * thread waiting.
 */
final class EnvironmentLocks {

    private static final String PREFIX = "io.ebemu.environment ";

    private EnvironmentLocks() {}

    static Set<Lock> of(Class<?> testClass, ResourceAccessMode mode) {
        return Set.of(new Lock(PREFIX + key(testClass), mode));
    }

    /** A digest where properties are part of it, since their values may be secrets. */
    private static String key(Class<?> testClass) {
        try {
            Optional<Asked> asked = Asked.by(testClass);
            return asked.filter(one -> one.definition().shared())
                    .map(one -> "shared "
                            + Integer.toHexString(one.definition().sharingKey().hashCode()))
                    .or(() -> asked.map(one -> ((Class<?>) one.owner()).getName()))
                    .orElseGet(testClass::getName);
        } catch (UsageException reportedWhenTheClassRuns) {
            return testClass.getName();
        }
    }
}
