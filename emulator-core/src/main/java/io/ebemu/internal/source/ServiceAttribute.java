/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.model.CacheEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a property may take from a service, by CloudFormation's names for return values and properties.
 *
 * @param name the attribute's name
 * @param value its value in an environment
 */
record ServiceAttribute(String name, Function<EnvironmentId, String> value) {

    static List<ServiceAttribute> of(ManagedService service) {
        if (service instanceof DBInstance db) {
            return of(db);
        }
        if (service instanceof ReplicationGroup group) {
            return of(group);
        }
        String endpoint =
                service.engine().equals(CacheEngine.MEMCACHED.word()) ? "ConfigurationEndpoint" : "RedisEndpoint";
        return List.of(address(endpoint + ".Address", service), port(endpoint + ".Port", service));
    }

    private static List<ServiceAttribute> of(DBInstance db) {
        List<ServiceAttribute> attributes = new ArrayList<>(List.of(
                address("Endpoint.Address", db),
                port("Endpoint.Port", db),
                constant("MasterUsername", db.masterUsername()),
                constant("MasterUserPassword", db.masterUserPassword())));
        Optional<String> onlyDatabase =
                db.engine().equals(DBInstance.POSTGRES) ? Optional.of("postgres") : Optional.empty();
        db.dbName().or(() -> onlyDatabase).ifPresent(name -> attributes.add(2, constant("DBName", name)));
        return List.copyOf(attributes);
    }

    private static List<ServiceAttribute> of(ReplicationGroup group) {
        List<ServiceAttribute> attributes = new ArrayList<>(List.of(
                address("PrimaryEndPoint.Address", group),
                port("PrimaryEndPoint.Port", group),
                new ServiceAttribute(
                        "ReaderEndPoint.Address",
                        environment -> group.readerEndpoint(environment).address()),
                port("ReaderEndPoint.Port", group)));
        group.authToken().ifPresent(token -> attributes.add(constant("AuthToken", token)));
        return List.copyOf(attributes);
    }

    private static ServiceAttribute address(String name, ManagedService service) {
        return new ServiceAttribute(
                name,
                environment -> CoupledDatabaseReader.named(service, environment)
                        .endpoint(environment)
                        .address());
    }

    private static ServiceAttribute port(String name, ManagedService service) {
        return constant(name, Integer.toString(service.port()));
    }

    private static ServiceAttribute constant(String name, String value) {
        return new ServiceAttribute(name, environment -> value);
    }
}
