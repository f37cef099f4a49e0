/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;
import java.util.Properties;

/** Where PostgreSQL is, from the environment properties that libpq's own tools read too. */
record DatabaseSettings(String host, int port, String user, String password, String name) {

    private static final String CONNECT_TIMEOUT_SECONDS = "2";
    private static final String ANSWER_TIMEOUT_SECONDS = "5";

    /**
     * Reads PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.
     *
     * @throws IllegalArgumentException naming the property that is missing or is no port
     */
    public static DatabaseSettings from(Map<String, String> environment) {
        EnvironmentProperties properties = new EnvironmentProperties(environment);
        return new DatabaseSettings(
                properties.text("PGHOST"),
                properties.port("PGPORT"),
                properties.text("PGUSER"),
                properties.text("PGPASSWORD"),
                properties.text("PGDATABASE"));
    }

    /** The JDBC address; it carries no credentials, so it may be logged. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** What the driver needs beside {@link #url()}: credentials, and limits on every wait. */
    public Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "fibonacci-server");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", ANSWER_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_TIMEOUT_SECONDS);
        return properties;
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "PostgreSQL " + user + "@" + host + ":" + port + "/" + name;
    }
}
