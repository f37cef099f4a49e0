/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Bundle;
import io.ebemu.error.UsageException;
import io.ebemu.junit.BeanstalkTest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The environment that a test class asks for.
 *
 * @param owner the class that has the annotation, or inherits it: one class, one environment
 * @param annotation what it says
 */
record Definition(Class<?> owner, BeanstalkTest annotation) {

    /** The definition that a test class goes by: its own, else that of the class around it. */
    static Optional<Definition> of(Class<?> testClass) {
        return outwards(testClass).flatMap(Definition::declaredOn).findFirst();
    }

    /**
     * The definition that the constructors and methods of a class go by while a test class runs: an outer class keeps
     * its own environment even if the nested class that runs has another.
     */
    static Optional<Definition> of(Class<?> declaring, Class<?> testClass) {
        return outwards(testClass)
                .filter(declaring::isAssignableFrom)
                .findFirst()
                .flatMap(Definition::of);
    }

    private static Stream<Class<?>> outwards(Class<?> testClass) {
        return Stream.iterate(testClass, one -> one != null, Class::getEnclosingClass);
    }

    private static Stream<Definition> declaredOn(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, BeanstalkTest.class)
                .map(annotation -> new Definition(testClass, annotation))
                .stream();
    }

    /**
     * What to launch.
     *
     * @throws UsageException if a property is not written as {@code NAME=value}
     */
    Bundle bundle() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : annotation.properties()) {
            int equals = property.indexOf('=');
            if (equals < 1) {
                throw new UsageException("@BeanstalkTest on " + owner.getName() + ": expected properties written as"
                        + " NAME=value, got one without a name or without \"=\"");
            }
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new Bundle(Path.of(annotation.bundle()), Optional.empty(), properties, Optional.empty(), false);
    }
}
