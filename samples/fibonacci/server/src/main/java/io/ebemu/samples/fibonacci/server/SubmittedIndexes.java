/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The indexes anyone ever asked for: one row each in PostgreSQL, in the order in which they were first seen. */
final class SubmittedIndexes {

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS submitted_values (
                number integer PRIMARY KEY,
                first_seen timestamptz NOT NULL DEFAULT now()
            )""";
    private static final String INSERT = "INSERT INTO submitted_values (number) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String SELECT = "SELECT number FROM submitted_values ORDER BY first_seen, number";

    private static final String UNDEFINED_TABLE = "42P01";
    /** Two sessions can pass the existence test at once; the slower one fails with one of these. */
    private static final Set<String> CREATED_BY_ANOTHER = Set.of("23505", "42P07");

    private final DatabaseConnections connections;

    SubmittedIndexes(DatabaseConnections connections) {
        this.connections = connections;
    }

    /** One row of the table, under the name it has in the API. */
    record Row(int number) {}

    /** Remembers an index; one that is known already stays where it is. */
    void add(int index) {
        withTable(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setInt(1, index);
                return insert.executeUpdate();
            }
        });
    }

    List<Row> all() {
        return withTable(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery(SELECT)) {
                List<Row> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(new Row(rows.getInt("number")));
                }
                return all;
            }
        });
    }

    /** Asks the database for an answer, whether or not the table exists. */
    void ping() {
        attempt(() -> connections.with(connection -> {
            try (Statement select = connection.createStatement()) {
                return select.execute("SELECT 1");
            }
        }));
    }

    /** The table is made when it turns out to be missing: at first use, or after the database was replaced. */
    private <T> T withTable(DatabaseConnections.Work<T> work) {
        return attempt(() -> {
            try {
                return connections.with(work);
            } catch (SQLException e) {
                if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                    throw e;
                }
                connections.with(SubmittedIndexes::createTable);
                return connections.with(work);
            }
        });
    }

    private static boolean createTable(Connection connection) throws SQLException {
        try (Statement create = connection.createStatement()) {
            return create.execute(CREATE);
        } catch (SQLException e) {
            if (!CREATED_BY_ANOTHER.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return false;
        }
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (SQLException e) {
            throw new ServiceUnavailableException("PostgreSQL", e);
        }
    }
}
