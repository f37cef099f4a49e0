/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.util.Map;

/** Where Redis is, from the environment properties REDIS_HOST and REDIS_PORT. */
record RedisSettings(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads both properties.
     *
     * @throws IllegalArgumentException naming the property that is missing or is no port
     */
    public static RedisSettings from(Map<String, String> environment) {
        return new RedisSettings(text(environment, "REDIS_HOST"), port(environment, "REDIS_PORT"));
    }

    private static String text(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("environment property " + name + " is missing");
        }
        return value;
    }

    private static int port(Map<String, String> environment, String name) {
        String value = text(environment, name);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "environment property " + name + " must be a port from 1 to 65535, but is \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    @Override
    public String toString() {
        return "Redis " + host + ":" + port;
    }
}
