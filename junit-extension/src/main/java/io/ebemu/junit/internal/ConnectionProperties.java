/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.api.Environment;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What frameworks call an environment's places: for the only DB instance, or the first by name, and the only cache that
 * speaks Redis's protocol, or the first by name; and {@code ebemu.container.<name>.url} for each container with a port.
 *
 * @param environment it is up
 */
public record ConnectionProperties(Environment environment) {

    private static final String REDIS_SCHEME = "redis";

    /**
     * As Spring Boot has them.
     *
     * @see <a href="https://docs.spring.io/spring-boot/appendix/application-properties/index.html">Common application
     *     properties</a>
     */
    public Map<String, String> spring() {
        Map<String, String> properties = containers();
        database().ifPresent(database -> {
            properties.put("spring.datasource.url", database.jdbcUrl());
            properties.put("spring.datasource.username", database.username());
            properties.put("spring.datasource.password", database.password());
        });
        redis().ifPresent(cache ->
                properties.put("spring.data.redis.url", cache.uri().toString()));
        return properties;
    }

    /**
     * As Quarkus has them.
     *
     * @see <a href="https://quarkus.io/guides/datasource">Configure data sources</a>
     * @see <a href="https://quarkus.io/guides/redis-reference">Redis extension reference</a>
     */
    public Map<String, String> quarkus() {
        Map<String, String> properties = containers();
        database().ifPresent(database -> {
            properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            properties.put("quarkus.datasource.username", database.username());
            properties.put("quarkus.datasource.password", database.password());
        });
        redis().ifPresent(cache ->
                properties.put("quarkus.redis.hosts", cache.uri().toString()));
        return properties;
    }

    /** The DB instance that properties are about. */
    public Optional<Database> database() {
        return environment.databases().stream().findFirst();
    }

    /** The cache that properties are about. */
    public Optional<Cache> redis() {
        return environment.caches().stream()
                .filter(cache -> cache.uri().getScheme().startsWith(REDIS_SCHEME))
                .findFirst();
    }

    private Map<String, String> containers() {
        Map<String, String> properties = new LinkedHashMap<>();
        environment.state().task().map(Task::containers).orElse(List.of()).stream()
                .filter(ConnectionProperties::takesConnections)
                .map(ContainerSnapshot::name)
                .forEach(name -> properties.put(
                        "ebemu.container." + name + ".url",
                        environment.endpoint(name).uri().toString()));
        return properties;
    }

    private static boolean takesConnections(ContainerSnapshot container) {
        return container.networkBindings().stream()
                .map(NetworkBinding::protocol)
                .anyMatch(Protocol.TCP::equals);
    }
}
