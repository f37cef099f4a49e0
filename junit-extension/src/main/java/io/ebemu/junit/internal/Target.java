/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.junit.CacheEndpoint;
import io.ebemu.junit.ContainerUri;
import io.ebemu.junit.DBInstanceEndpoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A parameter or field that gets something of an environment.
 *
 * @param type its type
 * @param annotated it, with its annotations
 */
record Target(Class<?> type, AnnotatedElement annotated) {

    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(ContainerUri.class, DBInstanceEndpoint.class, CacheEndpoint.class);

    static Target of(ParameterContext parameter) {
        // JUnit knows of annotations that some compilers attach to the wrong parameter of an inner class's constructor.
        return new Target(parameter.getParameter().getType(), parameter.getAnnotatedElement());
    }

    static Target of(Field field) {
        return new Target(field.getType(), field);
    }

    /** Whether it is for us. */
    boolean isOurs() {
        return type == Environment.class || isAnnotated();
    }

    /** Whether it says what it wants with an annotation. */
    boolean isAnnotated() {
        return ANNOTATIONS.stream().anyMatch(one -> annotation(one).isPresent());
    }

    <A extends Annotation> Optional<A> annotation(Class<A> wanted) {
        return AnnotationSupport.findAnnotation(annotated, wanted);
    }
}
