/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** All scenarios that tests of this package play. */
final class Scenarios {

    private Scenarios() {}

    /** Sorted by row. */
    static List<Scenario> all() {
        return ReflectionSupport.findAllClassesInPackage(
                        Scenarios.class.getPackageName(),
                        one -> one.getSimpleName().endsWith("DockerIT"),
                        name -> true)
                .stream()
                .flatMap(Scenarios::of)
                .sorted(Comparator.comparing(Scenario::id))
                .toList();
    }

    private static Stream<Scenario> of(Class<?> tests) {
        List<Method> methods = ReflectionSupport.findMethods(
                tests, method -> method.isAnnotationPresent(Scenario.class), HierarchyTraversalMode.TOP_DOWN);
        return methods.stream().map(method -> Objects.requireNonNull(method.getAnnotation(Scenario.class)));
    }
}
