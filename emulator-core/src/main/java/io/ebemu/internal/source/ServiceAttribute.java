/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import java.util.List;
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
            return List.of(
                    address("Endpoint.Address", db),
                    port("Endpoint.Port", db),
                    constant("DBName", db.dbName().orElse("")),
                    constant("MasterUsername", db.masterUsername()),
                    constant("MasterUserPassword", db.masterUserPassword()));
        }
        if (service instanceof CacheCluster cache) {
            return List.of(address("RedisEndpoint.Address", cache), port("RedisEndpoint.Port", cache));
        }
        throw new IllegalArgumentException("a kind of service without attributes: " + service.kind());
    }

    private static ServiceAttribute address(String name, ManagedService service) {
        return new ServiceAttribute(
                name, environment -> service.endpoint(environment).address());
    }

    private static ServiceAttribute port(String name, ManagedService service) {
        return constant(name, Integer.toString(service.port()));
    }

    private static ServiceAttribute constant(String name, String value) {
        return new ServiceAttribute(name, environment -> value);
    }
}
