/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;

/** Typed reading of Elastic Beanstalk environment properties, which reach a container as environment variables. */
record EnvironmentProperties(Map<String, String> values) {

    private static final int HIGHEST_PORT = 65_535;

    String text(String name) {
        String value = values.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("environment property " + name + " is missing");
        }
        return value;
    }

    int port(String name) {
        String value = text(name);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "environment property " + name + " must be a port from 1 to 65535, but is \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
