/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;

/** Where Redis is, from the environment properties. */
record RedisSettings(String host, int port) {

    /**
     * Reads REDIS_HOST and REDIS_PORT.
     *
     * @throws IllegalArgumentException naming the property that is missing or is no port
     */
    public static RedisSettings from(Map<String, String> environment) {
        EnvironmentProperties properties = new EnvironmentProperties(environment);
        return new RedisSettings(properties.text("REDIS_HOST"), properties.port("REDIS_PORT"));
    }

    @Override
    public String toString() {
        return "Redis " + host + ":" + port;
    }
}
