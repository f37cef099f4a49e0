/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Bundle;
import io.ebemu.error.UsageException;
import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.RestoreBetweenTests;
import io.ebemu.junit.SharedEnvironment;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Who asks for an environment, and for which.
 *
 * @param owner the class that has the annotation, or inherits it, or the extension that was registered: one owner, one
 *     environment
 * @param definition what it is to be
 */
record Asked(Object owner, Definition definition) {

    /** What the annotations of a test class ask for: its own, else those of the class around it. */
    static Optional<Asked> by(Class<?> testClass) {
        return outwards(testClass).flatMap(Asked::declaredOn).findFirst();
    }

    /**
     * What the constructors, methods and fields of a class go by while a test class runs: an outer class keeps its own
     * environment even if the nested class that runs has another.
     */
    static Optional<Asked> by(Class<?> declaring, Class<?> testClass) {
        return outwards(testClass)
                .filter(declaring::isAssignableFrom)
                .findFirst()
                .flatMap(Asked::by);
    }

    /** What {@link RestoreBetweenTests} on a class, or on one around it, asks for. */
    static Optional<Definition.Rollback> rollback(Class<?> testClass) {
        return outwards(testClass)
                .flatMap(one -> found(one, RestoreBetweenTests.class))
                .findFirst()
                .map(restore -> Definition.Rollback.to(restore.snapshot()));
    }

    private static Stream<Class<?>> outwards(Class<?> testClass) {
        return Stream.iterate(testClass, one -> one != null, Class::getEnclosingClass);
    }

    private static <A extends Annotation> Stream<A> found(Class<?> testClass, Class<A> annotation) {
        return AnnotationSupport.findAnnotation(testClass, annotation).stream();
    }

    private static Stream<Asked> declaredOn(Class<?> testClass) {
        return found(testClass, BeanstalkTest.class).map(annotation -> {
            Path path = Path.of(annotation.bundle());
            Bundle bundle = new Bundle(
                    path, Optional.empty(), properties(testClass, annotation.properties()), Optional.empty(), false);
            boolean shared = AnnotationSupport.isAnnotated(testClass, SharedEnvironment.class);
            Definition definition = Definition.of(path)
                    .with(bundle)
                    .lasting(annotation.lifecycle())
                    .sharedBy(shared);
            return new Asked(testClass, definition);
        });
    }

    /** @throws UsageException if a property is not written as {@code NAME=value} */
    private static Map<String, String> properties(Class<?> testClass, String... written) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : List.of(written)) {
            int equals = property.indexOf('=');
            if (equals < 1) {
                throw new UsageException("@BeanstalkTest on " + testClass.getName() + ": expected properties written as"
                        + " NAME=value, got one without a name or without \"=\"");
            }
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return properties;
    }

    /** The same for tests that put back what they change. */
    Asked restoring(Optional<Definition.Rollback> rollback) {
        return rollback.isPresent() && definition.rollback().isEmpty()
                ? new Asked(owner, definition.restoring(rollback))
                : this;
    }
}
