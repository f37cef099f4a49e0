/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.observed.DBInstanceStatus;

/**
 * A DB instance beside a running environment, as a program on this machine uses it: reach it, put its data back, break it.
 *
 * @see Environment#database
 * @see Rds the calls of RDS, which restore to a new instance and take as long as a server's start
 */
public interface Database {

    /** The DB instance identifier. */
    String identifier();

    /** Where this process reaches it; containers use its RDS endpoint. */
    Endpoint endpoint();

    /**
     * For {@link java.sql.DriverManager}, without user and password; with all that TLS needs where the instance forces
     * it.
     */
    String jdbcUrl();

    /** The master user. */
    String username();

    /** The master user's password. */
    String password();

    /** The database that the instance was created with. */
    String name();

    /** What RDS would say of it. */
    DBInstanceStatus status();

    /**
     * Keeps the databases as they are now under a name, to be put back with {@link #restore} as long as the environment
     * lasts: data, schemas, sequences, and what is granted in them. Sessions that are open are ended, as a copy waits for
     * none. Users and parameters are the instance's and not part of it. The same name again replaces what it meant.
     *
     * <p>In PostgreSQL a snapshot is a copy of each database, named {@code rdsadmin_copy_} and a number, which {@code \l}
     * shows among templates and to which nobody can connect. Database {@code postgres} is part of it if there is
     * something in it. A role that owns something in a snapshot, or has been granted something, cannot be dropped as long
     * as there is the snapshot. In MySQL and MariaDB it is a dump, and putting it back takes as long as running that.
     *
     * @param name what to call it, such as {@code seeded}; letters, digits, {@code -}, {@code _}
     * @throws io.ebemu.error.ManagedServiceException if the engine cannot do that
     */
    void snapshot(String name);

    /**
     * Puts the databases back to what a snapshot holds, in milliseconds: databases that were made since are gone. Sessions
     * that are open are ended by the server, as at a failover (SQLSTATE 57P01); pools open new ones.
     *
     * @throws io.ebemu.error.UsageException if there is no such snapshot; it names those there are
     */
    void restore(String name);

    /** Reboots it, as {@code reboot-db-instance} does, and returns once it answers again. */
    void reboot();

    /**
     * Lets the server die without a word and another take its place on the same data and under the same endpoint, as a
     * Multi-AZ failover does; returns once that answers. What was committed is there.
     */
    void failOver();
}
