/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Database;
import io.ebemu.error.ManagedServiceException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to a DB instance, each a new one; as its master user unless another one is named. */
final class InstanceDataSource implements DataSource {

    private final Database database;

    InstanceDataSource(Database database) {
        this.database = database;
    }

    /** @throws ManagedServiceException if the instance refuses, in the driver's words */
    Connection connect() {
        try {
            return getConnection();
        } catch (SQLException e) {
            throw new ManagedServiceException(
                    "cannot connect to DB instance " + database.identifier() + " at " + database.endpoint() + ": "
                            + e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")",
                    e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(database.username(), database.password());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), username, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this data source writes no log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver's own login timeout holds");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this data source has no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("this data source is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DataSource[" + database.identifier() + " at " + database.endpoint() + "]";
    }
}
