/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import io.ebemu.junit.CacheEndpoint;
import io.ebemu.junit.ContainerUri;
import io.ebemu.junit.DBInstanceEndpoint;
import java.net.URI;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What parameters and fields of tests get from an environment.
 *
 * @param environment it is up
 */
record Injection(Environment environment) {

    /**
     * The value for an {@link Environment}, or for what one of the annotations says.
     *
     * @throws UsageException if the annotation is on another type, or there is no such container or service
     */
    Object valueOf(Target target) {
        return target.annotation(ContainerUri.class)
                .map(wanted -> container(target.type(), wanted))
                .or(() -> target.annotation(DBInstanceEndpoint.class)
                        .map(wanted -> database(target.type(), wanted.value())))
                .or(() -> target.annotation(CacheEndpoint.class).map(wanted -> cache(target.type(), wanted.value())))
                .orElse(environment);
    }

    private Object container(Class<?> type, ContainerUri wanted) {
        Map<Class<?>, Supplier<Object>> values = new LinkedHashMap<>();
        values.put(URI.class, () -> endpoint(wanted).uri());
        values.put(Endpoint.class, () -> endpoint(wanted));
        values.put(Container.class, () -> environment.container(wanted.value()));
        return as(type, "@ContainerUri", values);
    }

    private Endpoint endpoint(ContainerUri wanted) {
        return wanted.port() == 0
                ? environment.endpoint(wanted.value())
                : environment.endpoint(wanted.value(), wanted.port());
    }

    private Object database(Class<?> type, String identifier) {
        Supplier<Database> database = () -> new Services(environment).database(identifier);
        Map<Class<?>, Supplier<Object>> values = new LinkedHashMap<>();
        values.put(DataSource.class, () -> new InstanceDataSource(database.get()));
        values.put(Connection.class, () -> new InstanceDataSource(database.get()).connect());
        values.put(String.class, () -> database.get().jdbcUrl());
        values.put(Endpoint.class, () -> database.get().endpoint());
        values.put(Database.class, database::get);
        return as(type, "@DBInstanceEndpoint", values);
    }

    private Object cache(Class<?> type, String identifier) {
        Supplier<Cache> cache = () -> new Services(environment).cache(identifier);
        Map<Class<?>, Supplier<Object>> values = new LinkedHashMap<>();
        values.put(URI.class, () -> cache.get().uri());
        values.put(String.class, () -> cache.get().uri().toString());
        values.put(Endpoint.class, () -> cache.get().endpoint());
        values.put(Cache.class, cache::get);
        return as(type, "@CacheEndpoint", values);
    }

    private static Object as(Class<?> type, String annotation, Map<Class<?>, Supplier<Object>> values) {
        Supplier<Object> value = values.get(type);
        if (value == null) {
            throw new UsageException(annotation + " is for "
                    + values.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
                    + ", not " + type.getSimpleName() + "; change the type of the parameter or field");
        }
        return value.get();
    }
}
