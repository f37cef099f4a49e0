/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tests wait for, beyond a task that is RUNNING with healthy containers whose ports accept connections. What has not
 * come within its time fails the tests, and says what was seen last.
 *
 * @see BeanstalkExtension#waitingFor
 */
public sealed interface WaitFor {

    /** How long it may take; the extension's start timeout if empty. */
    Optional<Duration> within();

    /** The same within another time. */
    WaitFor within(Duration time);

    /** A container that answers GET of a path with status 200; {@link Http#returning} expects another one. */
    static Http http(String container, String path) {
        return new Http(container, path, 200, Optional.empty());
    }

    /**
     * A line of a container's log in which a regular expression is found, of either stream, also if it was written
     * before.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static Log log(String container, String regex) {
        return new Log(container, Pattern.compile(regex).pattern(), Optional.empty());
    }

    /**
     * A query that succeeds in a DB instance's first database and whose result has a row: {@code SELECT 1 FROM users}
     * waits until there is a table {@code users} that is not empty. The instance's identifier may be empty if there is
     * only one.
     */
    static Query query(String dbInstance, String sql) {
        return new Query(dbInstance, sql, Optional.empty());
    }

    /**
     * What {@link WaitFor#http} waits for.
     *
     * @param container its name in the task definition; its lowest published port is asked
     * @param path such as {@code /health}
     * @param status the expected one
     * @param within how long it may take
     */
    record Http(String container, String path, int status, Optional<Duration> within) implements WaitFor {

        /** The same with another status. */
        public Http returning(int expected) {
            return new Http(container, path, expected, within);
        }

        @Override
        public Http within(Duration time) {
            return new Http(container, path, status, Optional.of(time));
        }
    }

    /**
     * What {@link WaitFor#log} waits for.
     *
     * @param container its name in the task definition, or a service's identifier
     * @param regex what is to be found in a line
     * @param within how long it may take
     */
    record Log(String container, String regex, Optional<Duration> within) implements WaitFor {

        @Override
        public Log within(Duration time) {
            return new Log(container, regex, Optional.of(time));
        }
    }

    /**
     * What {@link WaitFor#query} waits for.
     *
     * @param dbInstance the DB instance identifier
     * @param sql the query
     * @param within how long it may take
     */
    record Query(String dbInstance, String sql, Optional<Duration> within) implements WaitFor {

        @Override
        public Query within(Duration time) {
            return new Query(dbInstance, sql, Optional.of(time));
        }
    }
}
