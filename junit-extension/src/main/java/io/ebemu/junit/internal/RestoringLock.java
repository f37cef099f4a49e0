/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Has the tests of a class that restores its environment run one after the other. JUnit makes it. */
public final class RestoringLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return EnvironmentLocks.of(testClass, ResourceAccessMode.READ_WRITE);
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
