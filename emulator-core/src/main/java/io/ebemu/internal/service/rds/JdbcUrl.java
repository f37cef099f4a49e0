/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.model.DBInstance;
import io.ebemu.model.EndpointAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The URL by which a JDBC driver reaches an instance from this machine. Where the instance lets nobody in without TLS, the
 * server's certificate is checked against the environment's authority, but not its name: it is that of the endpoint, and a
 * published port may be on any address.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/ssl/">pgJDBC: using SSL</a>
 * @see <a href="https://mariadb.com/docs/connectors/mariadb-connector-j/about-mariadb-connector-j">MariaDB Connector/J:
 *     TLS parameters</a>
 */
public final class JdbcUrl {

    private JdbcUrl() {}

    /**
     * The URL without user and password.
     *
     * @param address where this machine reaches the instance
     * @param authority the file with the certificate of the environment's authority
     */
    public static String of(DBInstance instance, EndpointAddress address, Path authority) {
        return "jdbc:" + scheme(instance) + "://" + address + "/" + encoded(database(instance))
                + encryption(instance, encoded(authority.toString()));
    }

    /** The database that the instance was created with; MySQL and MariaDB may have none. */
    public static String database(DBInstance instance) {
        return instance.engine().equals(DBInstance.POSTGRES)
                ? PostgresServer.database(instance)
                : instance.dbName().orElse("");
    }

    private static String scheme(DBInstance instance) {
        return instance.engine().equals(DBInstance.POSTGRES) ? "postgresql" : instance.engine();
    }

    private static String encryption(DBInstance instance, String authority) {
        return switch (instance.engine()) {
            case DBInstance.POSTGRES ->
                new PostgresConfiguration(instance, true, false).forcesTls()
                        ? "?sslmode=verify-ca&sslrootcert=" + authority
                        : "";
            case RdsMySqlProvider.MARIADB ->
                MySqlConfiguration.forcesTls(instance) ? "?sslMode=verify-ca&serverSslCert=" + authority : "";
            default -> MySqlConfiguration.forcesTls(instance) ? "?sslMode=REQUIRED" : "";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
