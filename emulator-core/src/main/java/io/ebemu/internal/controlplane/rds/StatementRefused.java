/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.model.DBInstance;
import java.util.List;

/**
 * A statement that the server did not execute.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final List<String> IN_THE_WAY = List.of("40P01", "55P03", "55006");

    private final String sqlState;

    StatementRefused(String sqlState, String reason) {
        super(reason + " (" + sqlState + ")");
        this.sqlState = sqlState;
    }

    static StatementRefused sessionEnded() {
        return new StatementRefused("08006", "the session has ended");
    }

    /** Whether the session has ended: another one may be luckier. */
    boolean sessionLost() {
        return sqlState.startsWith("08") || sqlState.startsWith("57P");
    }

    /** Whether somebody was in the way just then: a deadlock, a lock, or a session in the database. */
    boolean inTheWay() {
        return IN_THE_WAY.contains(sqlState);
    }

    /** The same, for a program. */
    ManagedServiceException of(DBInstance instance) {
        return new ManagedServiceException(
                "DB instance " + instance.identifier() + ": its server refused what was asked of it: " + getMessage()
                        + "; see its log, then try again",
                this);
    }
}
