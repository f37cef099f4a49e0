/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The fields of a test class, or of an instance of one, that have got something of an environment. Once that is over,
 * fields that hold the environment itself are empty again.
 */
final class InjectedFields implements AutoCloseable {

    private final Object instance;
    private final List<Field> cleared = new ArrayList<>();

    /** @param instance the instance; the class for its static fields */
    private InjectedFields(Object instance) {
        this.instance = instance;
    }

    /**
     * Sets them: those with one of the annotations, and those of type {@link Environment} that are not initialised.
     *
     * @param instance an instance, or a class for its static fields
     * @param values the value for a field that a class declares; empty if that class has no environment
     * @throws UsageException if a field cannot be set
     */
    static InjectedFields into(Object instance, Function<Field, Optional<Object>> values) {
        InjectedFields injected = new InjectedFields(instance);
        boolean ofClass = instance instanceof Class;
        Class<?> type = ofClass ? (Class<?>) instance : instance.getClass();
        ReflectionSupport.findFields(
                        type,
                        field -> Modifier.isStatic(field.getModifiers()) == ofClass
                                && Target.of(field).isOurs(),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(injected::isWanted)
                .forEach(field -> values.apply(field).ifPresent(value -> injected.set(field, value)));
        return injected;
    }

    private boolean isWanted(Field field) {
        if (Target.of(field).isAnnotated()) {
            return true;
        }
        return ReflectionSupport.tryToReadFieldValue(field, owner())
                .toOptional()
                .isEmpty();
    }

    private void set(Field field, Object value) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new UsageException("the field " + name(field) + " is final and cannot be set; remove final");
        }
        write(field, value);
        if (!Target.of(field).isAnnotated()) {
            cleared.add(field);
        }
    }

    private void write(Field field, @Nullable Object value) {
        try {
            field.setAccessible(true);
            field.set(owner(), value);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new UsageException(
                    "the field " + name(field) + " cannot be set: " + e.getMessage() + "; use a parameter instead", e);
        }
    }

    private @Nullable Object owner() {
        return instance instanceof Class ? null : instance;
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    /** The environment is over. */
    @Override
    public void close() {
        cleared.forEach(field -> write(field, null));
    }

    /** By which a store finds the fields of an instance. */
    @SuppressWarnings("ReferenceEquality") // two instances may be equal
    static final class Key {

        private final Object instance;

        Key(Object instance) {
            this.instance = instance;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.instance == instance;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(instance);
        }
    }
}
