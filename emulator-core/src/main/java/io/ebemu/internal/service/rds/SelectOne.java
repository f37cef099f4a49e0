/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.Probe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** {@code SELECT 1} by the master user over JDBC, as an application's first statement would come. */
final class SelectOne implements Probe {

    /** The driver does not even ask a server for whom it has none. */
    private static final String WRONG_PASSWORD = "unknown to ebemu";

    private static final String INVALID_PASSWORD = "28P01";

    private final String url;
    private final String user;
    private final String password;
    private final boolean encrypted;
    private final boolean refusalIsEnough;

    /** Asks the server at that JDBC URL, over TLS if {@code encrypted}. */
    SelectOne(String url, String user, String password, boolean encrypted) {
        this(url, user, password, encrypted, false);
    }

    private SelectOne(String url, String user, String password, boolean encrypted, boolean refusalIsEnough) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.encrypted = encrypted;
        this.refusalIsEnough = refusalIsEnough;
    }

    /** Asks where nobody knows the password: a server that refuses a wrong one would let the right one in. */
    static SelectOne withoutPassword(String url, String user, boolean encrypted) {
        return new SelectOne(url, user, WRONG_PASSWORD, encrypted, true);
    }

    @Override
    public String question() {
        String address = url.substring(url.indexOf("//") + 2, url.lastIndexOf('/'));
        return "SELECT 1 as " + user + " at " + address;
    }

    @Override
    public Answer ask(Duration patience) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", encrypted ? "require" : "disable");
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return Answer.yes();
        } catch (SQLException refusal) {
            return refusalIsEnough && INVALID_PASSWORD.equals(refusal.getSQLState()) ? Answer.yes() : answer(refusal);
        }
    }

    /**
     * Only a server that has started judges passwords and databases, and it will not judge otherwise later (PostgreSQL,
     * Appendix A: 28P01 is an invalid password, 3D000 an unknown database). Letting nobody in at all, 28000, is what it
     * does until the master user is ready.
     */
    static Answer answer(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        String reason = String.valueOf(refusal.getMessage());
        return state.equals(INVALID_PASSWORD) || state.equals("3D000") ? Answer.never(reason) : Answer.notYet(reason);
    }
}
