/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to PostgreSQL: opened when first needed, kept for the next request, and replaced when the
 * database went away in between. There are never more than there are requests at the same time.
 */
final class DatabaseConnections implements AutoCloseable {

    /** One use of a connection; it may be repeated on another connection, so it must be safe to repeat. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DatabaseSettings settings;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    DatabaseConnections(DatabaseSettings settings) {
        this.settings = settings;
    }

    <T> T with(Work<T> work) throws SQLException {
        Connection kept = idle.pollFirst();
        if (kept != null) {
            try {
                return use(kept, work);
            } catch (SQLException e) {
                if (!connectionLost(e)) {
                    throw e;
                }
                // A restart of the database broke the others as well.
                close();
            }
        }
        return use(DriverManager.getConnection(settings.url(), settings.driverProperties()), work);
    }

    private <T> T use(Connection connection, Work<T> work) throws SQLException {
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
        idle.addFirst(connection);
        return result;
    }

    /** Class 08 is a connection exception, 57P an operator's intervention such as a shutdown. */
    private static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection is given up either way.
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            closeQuietly(connection);
        }
    }
}
