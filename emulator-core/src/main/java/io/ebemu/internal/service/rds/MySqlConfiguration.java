/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceClass;
import io.ebemu.model.ParameterGroup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The option file of a MariaDB or MySQL server: RDS's default parameter group, and the instance's own group over it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html">max_connections by engine</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html">DBInstanceClassMemory</a>
 */
final class MySqlConfiguration {

    static final String DIRECTORY = "/etc/ebemu";
    static final String CERTIFICATE = DIRECTORY + "/server.pem";
    static final String KEY = DIRECTORY + "/server.key";
    static final String AUTHORITY = DIRECTORY + "/ca.pem";
    /** Written by the start program, which knows whether the data are new. */
    static final String INIT_FILE = DIRECTORY + "/init.sql";

    /** More than this a local server need not pretend to have; the pool's bookkeeping is memory in use. */
    private static final long LARGEST_POOL = 4L << 30;

    private static final long MEMORY_A_CONNECTION = 12_582_880;
    private static final long MEMORY_A_MARIADB_CONNECTION = 25_165_760;
    private static final long MOST_MARIADB_CONNECTIONS = 12_000;
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

    /** What RDS keeps for itself, or what would take the server from where it is expected. */
    private static final Set<String> FIXED = Set.of(
            "basedir",
            "bind_address",
            "datadir",
            "init_file",
            "pid_file",
            "plugin_dir",
            "port",
            "secure_file_priv",
            "skip_grant_tables",
            "skip_networking",
            "socket",
            "ssl_ca",
            "ssl_cert",
            "ssl_key",
            "user");

    private MySqlConfiguration() {}

    /**
     * The whole file.
     *
     * @param durable whether data must survive the server
     * @throws ManagedServiceException if the parameter group sets what no group may
     */
    static String of(DBInstance instance, boolean durable) {
        StringBuilder file = new StringBuilder("[mysqld]\n");
        parameters(instance, durable)
                .forEach((name, value) ->
                        file.append(name).append('=').append(value).append('\n'));
        return file.toString();
    }

    static Map<String, String> parameters(DBInstance instance, boolean durable) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("user", "mysql");
        all.put("datadir", RdsMySqlProvider.DATA_PATH);
        all.put("socket", "/tmp/mysql.sock");
        all.put("port", Integer.toString(instance.port()));
        all.put("bind_address", "*");
        all.put("skip_name_resolve", "ON");
        all.put("secure_file_priv", "/tmp");
        all.put("init_file", INIT_FILE);
        all.put("ssl_ca", AUTHORITY);
        all.put("ssl_cert", CERTIFICATE);
        all.put("ssl_key", KEY);
        all.put("require_secure_transport", requiresEncryption(instance) ? "ON" : "OFF");
        memory(instance).ifPresent(bytes -> {
            all.put("max_connections", Long.toString(connections(instance, bytes)));
            all.put("innodb_buffer_pool_size", Long.toString(Math.min(bytes / 4 * 3, LARGEST_POOL)));
        });
        if (instance.backup().retentionPeriod() > 0) {
            // Automated backups turn the binary log on, and with it error 1419 for triggers of a user without SUPER.
            all.put("log_bin", "mysql-bin-changelog");
            all.put("server_id", "1");
        }
        if (!durable) {
            all.put("innodb_flush_log_at_trx_commit", "0");
            all.put("sync_binlog", "0");
        }
        Map<String, Long> variables = new HashMap<>(Map.of("EndPointPort", (long) instance.port()));
        memory(instance).ifPresent(bytes -> variables.put("DBInstanceClassMemory", bytes));
        instance.parameterGroup().ifPresent(group -> set(all, group, variables));
        return all;
    }

    /** Whether only connections over TLS are let in. */
    static boolean forcesTls(DBInstance instance) {
        return List.of("1", "ON", "TRUE")
                .contains(parameters(instance, true)
                        .getOrDefault("require_secure_transport", "OFF")
                        .toUpperCase(Locale.ROOT));
    }

    private static void set(Map<String, String> all, ParameterGroup group, Map<String, Long> variables) {
        group.parameters().forEach((name, value) -> {
            if (FIXED.contains(name.replace('-', '_')) || value.contains("\n")) {
                throw new ManagedServiceException(
                        "The parameter " + name + " cannot be modified. Take it out of " + group.name());
            }
            all.put(name.replace('-', '_'), ParameterFormula.evaluate(value, variables));
        });
    }

    /** MariaDB does so from 11.8 on, MySQL never unless told. */
    private static boolean requiresEncryption(DBInstance instance) {
        Matcher version = VERSION.matcher(instance.engineVersion());
        if (!instance.engine().equals(RdsMySqlProvider.MARIADB) || !version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
        return major > 11 || (major == 11 && minor >= 8);
    }

    private static long connections(DBInstance instance, long bytes) {
        return instance.engine().equals(RdsMySqlProvider.MARIADB)
                ? Math.min(bytes / MEMORY_A_MARIADB_CONNECTION, MOST_MARIADB_CONNECTIONS)
                : bytes / MEMORY_A_CONNECTION;
    }

    /** Bytes for the server, {@code DBInstanceClassMemory}; empty for a class of unknown size. */
    static OptionalLong memory(DBInstance instance) {
        return DBInstanceClass.of(instance.instanceClass()).stream()
                .mapToLong(ClassMemory::bytes)
                .findFirst();
    }
}
