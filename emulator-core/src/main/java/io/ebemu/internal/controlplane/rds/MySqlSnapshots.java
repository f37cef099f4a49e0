/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.ContainerCommand;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.DBInstance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Snapshots of a MariaDB or MySQL server, which has no templates: dumps that this process keeps, run again to put them
 * back. Grants are by the names of databases, and stay.
 */
final class MySqlSnapshots implements InstanceSnapshots {

    private static final String END = "ebemu-end";

    /** The server is asked by an address that is only its own, so its certificate need not be verified. */
    private static final String PROGRAMS =
            "if command -v mariadb-dump > /dev/null; then dump='mariadb-dump --no-defaults"
                    + " --skip-ssl-verify-server-cert' client='mariadb --no-defaults --skip-ssl-verify-server-cert';"
                    + " else dump='mysqldump --no-defaults --set-gtid-purged=OFF' client='mysql --no-defaults'; fi; ";

    private static final String USERS_DATABASES =
            "SELECT schema_name FROM information_schema.schemata WHERE schema_name"
                    + " NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')";

    /** Statements that end all sessions of users. */
    private static final String END_SESSIONS =
            "SELECT CONCAT('KILL ', id, ';') FROM information_schema.processlist WHERE" + " user NOT IN ('"
                    + Console.SUPERUSER + "', 'system user', 'event_scheduler')";

    private static final String DROPS = "SELECT CONCAT('DROP DATABASE `', REPLACE(schema_name, '`', '``'), '`;')"
            + USERS_DATABASES.substring("SELECT schema_name".length());

    private final Instances instances;
    private final String identifier;
    private final Map<String, String> dumps = new TreeMap<>();

    MySqlSnapshots(Instances instances, String identifier) {
        this.instances = instances;
        this.identifier = identifier;
    }

    @Override
    public synchronized void make(String name) {
        DBInstance instance = instances.existing(identifier);
        String login = login(instance);
        dumps.put(
                name,
                shell(
                        instance,
                        "set -e; databases=$($client " + login + " -N -B -e \"" + USERS_DATABASES + "\"); "
                                + "[ -z \"$databases\" ] || $dump " + login + " --databases $databases"
                                + " --single-transaction --routines --events --triggers --hex-blob"));
    }

    @Override
    public synchronized void putBack(String name) {
        String dump = Optional.ofNullable(dumps.get(name))
                .orElseThrow(() -> new UsageException("DB instance " + identifier + " has no snapshot " + name
                        + " made by this program; it has "
                        + (dumps.isEmpty() ? "none" : String.join(", ", dumps.keySet()))));
        DBInstance instance = instances.existing(identifier);
        String ask = "$client " + login(instance) + " -N -B -e ";
        // A session may have ended by itself meanwhile.
        shell(instance, ask + "\"" + END_SESSIONS + "\" | $client " + login(instance) + " --force 2> /dev/null; true");
        String drops = shell(instance, ask + "\"" + DROPS.replace("`", "\\`") + "\"");
        run(instance, "SET FOREIGN_KEY_CHECKS = 0;\n" + drops + "\n" + dump + "\nSELECT '" + END + "';\n");
    }

    private String shell(DBInstance instance, String script) {
        return new Console(engine()).shell(instances.available(instance), instance, PROGRAMS + script);
    }

    private static String login(DBInstance instance) {
        return "-h 127.0.0.1 -P " + instance.port() + " -u " + Console.SUPERUSER;
    }

    /** The client ends at the first error, and says it. */
    private void run(DBInstance instance, String statements) {
        ContainerInfo server = instances.available(instance);
        String script = PROGRAMS + "exec $client " + login(instance) + " -N -B --unbuffered 2>&1";
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        engine().commands()
                .run(
                        server.id(),
                        new ContainerCommand(
                                List.of("sh", "-c", script),
                                Optional.empty(),
                                new ByteArrayInputStream((statements + "\\q\n").getBytes(StandardCharsets.UTF_8)),
                                said,
                                said));
        String words = said.toString(StandardCharsets.UTF_8).strip();
        if (!words.endsWith(END)) {
            throw new ManagedServiceException("DB instance " + identifier + ": its server refused to put a snapshot"
                    + " back: " + words + "; see its log, then try again");
        }
    }

    private Engine engine() {
        return instances.scope().engine();
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
