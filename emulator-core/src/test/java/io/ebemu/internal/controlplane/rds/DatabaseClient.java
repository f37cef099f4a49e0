/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that reaches a database as its handle says; each statement in a connection of its own. */
record DatabaseClient(Database database) {

    /** A connection to any of the instance's databases. */
    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl().replace("/" + database.name(), "/" + name),
                database.username(),
                database.password());
    }

    void run(String statement) throws SQLException {
        try (Connection connection = connect(database.name());
                Statement sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }

    /** The first column of what a database answers, a row a line. */
    String ask(String name, String question) throws SQLException {
        try (Connection connection = connect(name);
                Statement sent = connection.createStatement();
                ResultSet rows = sent.executeQuery(question)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(text.length() > 0 ? "\n" : "").append(rows.getString(1));
            }
            return text.toString();
        }
    }
}
