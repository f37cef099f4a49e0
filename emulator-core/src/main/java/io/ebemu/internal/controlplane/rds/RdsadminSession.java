/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.ContainerCommand;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.Commands;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.model.DBInstance;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A session of RDS's own superuser in its own database that stays open, beside a PostgreSQL server: a question costs a
 * millisecond, where starting a program for it would cost a hundred. One question at a time.
 */
final class RdsadminSession implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String END = "ebemu-end ";
    private static final String DONE = "00000";

    /** Parameter groups must neither end its statements nor write them down. */
    private static final String OPTIONS = "-c log_statement=none -c log_duration=off -c log_min_duration_statement=-1"
            + " -c statement_timeout=0 -c idle_session_timeout=0 -c default_transaction_read_only=off"
            + " -c standard_conforming_strings=on -c client_min_messages=warning -c search_path=copying,public";

    private final DBInstance instance;
    private final Handover input = new Handover();
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    private RdsadminSession(DBInstance instance) {
        this.instance = instance;
    }

    static RdsadminSession open(Engine engine, ContainerInfo server, DBInstance instance) {
        String options = olderThan14(instance) ? OPTIONS.replace(" -c idle_session_timeout=0", "") : OPTIONS;
        List<String> command = List.of(
                "env",
                "PGOPTIONS=" + options,
                "PGAPPNAME=" + Console.SUPERUSER,
                "psql",
                "-XqAt",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(instance.port()),
                "-U",
                Console.SUPERUSER,
                "-d",
                Console.SUPERUSER);
        RdsadminSession session = new RdsadminSession(instance);
        Thread psql = new Thread(() -> session.run(engine.commands(), server, command), "ebemu-rdsadmin");
        psql.setDaemon(true);
        psql.start();
        return session;
    }

    private static boolean olderThan14(DBInstance instance) {
        return Integer.parseInt(instance.engineVersion().replaceFirst("\\D.*", "")) < 14;
    }

    private void run(Commands commands, ContainerInfo server, List<String> command) {
        OutputStream output = new SplitLines(line -> lines.add(Optional.of(line)));
        try {
            commands.run(
                    server.id(),
                    new ContainerCommand(command, Optional.empty(), input, output, OutputStream.nullOutputStream()));
        } catch (EngineException lost) {
            // The end is told below, whatever its reason; whoever opens another session hears it from the engine.
            return;
        } finally {
            ended = true;
            lines.add(Optional.empty());
        }
    }

    /** Whether it is still there, as far as this process has heard. */
    boolean alive() {
        return !ended;
    }

    /**
     * What a statement answers, one value a line.
     *
     * @throws StatementRefused if the server refuses it, or the session has ended
     */
    synchronized List<String> ask(String statement) {
        List<String> values = new ArrayList<>();
        send(statement + "\n;\n\\echo " + END + ":SQLSTATE :LAST_ERROR_MESSAGE\n");
        String line = next();
        while (!line.startsWith(END)) {
            values.add(line);
            line = next();
        }
        String[] end = line.substring(END.length()).split(" ", 2);
        if (!end[0].equals(DONE)) {
            throw new StatementRefused(end[0], end.length > 1 ? end[1] : "");
        }
        return values;
    }

    private void send(String text) {
        input.hand(text.getBytes(StandardCharsets.UTF_8));
    }

    private String next() {
        try {
            Optional<String> line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                close();
                throw new ManagedServiceException(
                        "DB instance " + instance.identifier() + ": its server has not answered" + " for "
                                + PATIENCE.toMinutes() + " minutes; see its log, then try again");
            }
            if (line.isEmpty()) {
                lines.add(line);
                throw StatementRefused.sessionEnded();
            }
            return line.get();
        } catch (InterruptedException e) {
            // What it answers later is nobody's.
            close();
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(
                    "cancelled while DB instance " + instance.identifier() + " was asked", e);
        }
    }

    /** A string in a statement. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** An array of names in a statement. */
    static String names(List<String> names) {
        return "ARRAY["
                + String.join(", ", names.stream().map(RdsadminSession::literal).toList()) + "]::name[]";
    }

    @Override
    public void close() {
        ended = true;
        input.end();
    }
}
