/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Lets classes with a shared environment run at the same time, but not beside one that restores it. JUnit makes it. */
public final class SharingLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return EnvironmentLocks.of(testClass, ResourceAccessMode.READ);
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
