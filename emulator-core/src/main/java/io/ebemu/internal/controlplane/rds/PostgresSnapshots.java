/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static io.ebemu.internal.controlplane.rds.RdsadminSession.literal;
import static io.ebemu.internal.controlplane.rds.RdsadminSession.names;

import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.model.DBInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Snapshots inside a PostgreSQL server. A snapshot is a copy of each database. To put it back, copies of these copies take
 * the names of the databases that are there, in one transaction; that takes milliseconds. Such spare copies are made
 * behind, as soon as a snapshot has been put back: who did that once will do it again.
 *
 * <p>Database {@code postgres} is part of a snapshot if there is something in it, or if it is the instance's own.
 */
final class PostgresSnapshots implements InstanceSnapshots {

    private static final int ATTEMPTS = 3;
    private static final String MAINTENANCE = "postgres";

    /** Whether anybody has made anything in a database. */
    private static final String IN_USE = """
            SELECT EXISTS (SELECT FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_')
            OR EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)
            OR EXISTS (SELECT FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
            OR EXISTS (SELECT FROM pg_type WHERE typnamespace = 'public'::regnamespace)
            OR EXISTS (SELECT FROM pg_extension WHERE oid >= 16384)
            OR EXISTS (SELECT FROM pg_largeobject_metadata)
            """;

    private final Instances instances;
    private final String identifier;
    private final AdminSessions sessions;
    private Optional<Spare> spare = Optional.empty();
    private Optional<RdsadminSession> known = Optional.empty();

    PostgresSnapshots(Instances instances, String identifier) {
        this.instances = instances;
        this.identifier = identifier;
        this.sessions = new AdminSessions(instances, identifier);
    }

    /** Copies of a snapshot's copies, in the same order. */
    private record Spare(String snapshot, List<String> copies, CompletableFuture<List<String>> spares) {}

    @Override
    public synchronized void make(String name) {
        trying(session -> {
            List<String> databases = databases(session);
            List<String> copies = copiesOf(databases, session);
            List<String> before = session.ask(
                    "SELECT keep_snapshot(" + literal(name) + ", " + names(databases) + ", " + names(copies) + ")");
            if (spare.filter(one -> one.snapshot().equals(name)).isPresent()) {
                dropSpare();
            }
            dropBehind(before);
        });
    }

    private List<String> databases(RdsadminSession session) {
        DBInstance instance = instance();
        List<String> databases = new ArrayList<>(session.ask("SELECT users_databases()"));
        if (!instance.dbName().orElse(MAINTENANCE).equals(MAINTENANCE)
                && databases.contains(MAINTENANCE)
                && new Console(instances.scope().engine())
                        .ask(instances.available(instance), instance, IN_USE)
                        .equals("f")) {
            databases.remove(MAINTENANCE);
        }
        return databases;
    }

    private List<String> copiesOf(List<String> databases, RdsadminSession session) {
        // A copy is made in the time that it takes to open a session.
        sessions.leaveBehind(other -> other.ask("SELECT 1"), any -> {});
        sessions.awaitBehind();
        String process = session.ask("SELECT pg_backend_pid()").get(0);
        session.ask("SELECT end_sessions(" + names(databases) + ")");
        List<String> copies = new ArrayList<>();
        try {
            for (String database : databases) {
                String way = "SELECT clear_the_way(" + literal(database) + ", " + process + ")";
                // If it stays blocked, the copy says so.
                sessions.leaveBehind(other -> other.ask(way), any -> {});
                copies.add(Copies.of(database, session));
            }
        } catch (StatementRefused e) {
            dropBehind(copies);
            throw e;
        }
        return copies;
    }

    @Override
    public synchronized void putBack(String name) {
        trying(session -> {
            List<String> copies = session.ask(
                    "SELECT copy FROM database_copy WHERE snapshot = " + literal(name) + " ORDER BY database");
            if (copies.isEmpty()) {
                throw unknown(name, session);
            }
            List<String> spares = spares(name, copies).orElseGet(() -> Copies.of(copies, session));
            List<String> before = exchange(name, copies, spares, session);
            spare = Optional.of(new Spare(name, copies, sessions.behind(other -> Copies.of(copies, other))));
            dropBehind(before);
        });
    }

    private List<String> exchange(String name, List<String> copies, List<String> spares, RdsadminSession session) {
        try {
            return session.ask("SELECT put_back(" + literal(name) + ", " + names(copies) + ", " + names(spares) + ", "
                    + literal(instance().masterUsername()) + ")");
        } catch (StatementRefused e) {
            dropBehind(spares);
            throw e;
        }
    }

    /** Those that were made behind, once all are there; empty if they are of another snapshot, or could not be made. */
    private Optional<List<String>> spares(String name, List<String> copies) {
        Optional<Spare> made =
                spare.filter(one -> one.snapshot().equals(name) && one.copies().equals(copies));
        if (made.isEmpty()) {
            dropSpare();
            return Optional.empty();
        }
        spare = Optional.empty();
        try {
            return Optional.of(made.get().spares().join());
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    private void dropSpare() {
        spare.ifPresent(one -> sessions.leaveBehind(
                other -> {
                    if (!one.spares().isCompletedExceptionally()) {
                        Copies.drop(one.spares().join(), other);
                    }
                },
                this::tell));
        spare = Optional.empty();
    }

    private void dropBehind(List<String> copies) {
        sessions.leaveBehind(other -> Copies.drop(copies, other), this::tell);
    }

    /** A copy whose session has ended goes when the next one begins. */
    private void tell(StatementRefused refused) {
        if (!refused.sessionLost()) {
            instances.tell(
                    Severity.WARN,
                    identifier,
                    "",
                    "A copy of a database could not be dropped: " + refused.getMessage());
        }
    }

    private UsageException unknown(String name, RdsadminSession session) {
        List<String> names = session.ask("SELECT DISTINCT snapshot FROM database_copy ORDER BY snapshot");
        return new UsageException("DB instance " + identifier + " has no snapshot " + name
                + " made by a program; it has " + (names.isEmpty() ? "none" : String.join(", ", names)));
    }

    /** A session that was lost, such as by a reboot, is opened again; who is in the way need not be there the next time. */
    private void trying(Consumer<RdsadminSession> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.accept(session());
                return;
            } catch (StatementRefused e) {
                if (attempt == ATTEMPTS || !(e.sessionLost() || e.inTheWay())) {
                    throw e.of(instance());
                }
            }
        }
    }

    /** Whatever was made in an earlier session, or by an earlier process, and is no snapshot goes when the next begins. */
    private RdsadminSession session() {
        RdsadminSession session = sessions.front();
        if (!known.equals(Optional.of(session))) {
            sessions.awaitBehind();
            spare = Optional.empty();
            Copies.dropLost(session);
            known = Optional.of(session);
        }
        return session;
    }

    private DBInstance instance() {
        return instances.existing(identifier);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
