/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.Probe;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** {@code SELECT 1} by the master user over JDBC, as an application's first statement would come. */
final class SelectOne implements Probe {

    private final Driver driver;
    private final String url;
    private final String address;
    private final String user;
    private final String password;

    /** Asks the server at that JDBC URL; {@code address} is how messages call the place. */
    SelectOne(Driver driver, String url, String address, String user, String password) {
        this.driver = driver;
        this.url = url;
        this.address = address;
        this.user = user;
        this.password = password;
    }

    @Override
    public String question() {
        return "SELECT 1 as " + user + " at " + address;
    }

    @Override
    public Answer ask(Duration patience) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        try (Connection connection = driver.connect(url, properties);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return Answer.yes();
        } catch (SQLException refusal) {
            return answer(refusal);
        }
    }

    /**
     * Only a server that has started judges users and databases, and it will not judge otherwise later (PostgreSQL,
     * Appendix A: class 28 is invalid authorization, 3D000 an unknown database).
     */
    static Answer answer(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        String reason = String.valueOf(refusal.getMessage());
        return state.startsWith("28") || state.equals("3D000") ? Answer.never(reason) : Answer.notYet(reason);
    }
}
