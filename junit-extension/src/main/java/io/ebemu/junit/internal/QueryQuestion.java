/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.junit.WaitFor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Whether a query of a DB instance has a row. */
final class QueryQuestion implements Question {

    private final WaitFor.Query wanted;
    private final InstanceDataSource dataSource;

    QueryQuestion(Services services, WaitFor.Query wanted) {
        this.wanted = wanted;
        this.dataSource = new InstanceDataSource(services.database(wanted.dbInstance()));
    }

    @Override
    public String text() {
        return "a row of \"" + wanted.sql() + "\" in " + dataSource;
    }

    @Override
    public Optional<String> ask(Duration patience) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(Math.max(1, (int) patience.toSeconds()));
            try (ResultSet rows = statement.executeQuery(wanted.sql())) {
                return rows.next() ? Optional.empty() : Optional.of("no row");
            }
        } catch (SQLException e) {
            return Optional.of("SQLSTATE " + e.getSQLState() + ": " + e.getMessage());
        }
    }
}
