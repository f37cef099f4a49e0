/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceClass;
import io.ebemu.model.ParameterGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The configuration files of a PostgreSQL server: what RDS's default parameter group says, then what the instance's own
 * group says, then what this server needs to run here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html">
 *     Working with parameters on your RDS for PostgreSQL DB instance</a>
 */
public final class PostgresConfiguration {

    /** Where a server has its own files. */
    static final String DIRECTORY = "/ebemu";

    private static final String LIBRARIES = "shared_preload_libraries";
    /** Two GiB in pages of 8 KiB: a machine that has more to spare is not a developer's. */
    private static final long MOST_SHARED_BUFFERS = 262144;

    private final DBInstance instance;
    private final boolean durable;
    private final boolean archiving;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * The configuration of an instance.
     *
     * @param durable whether its data outlive the server
     * @param archiving whether it keeps automated backups
     * @throws IllegalArgumentException if a formula of its parameter group cannot be evaluated
     */
    public PostgresConfiguration(DBInstance instance, boolean durable, boolean archiving) {
        this.instance = instance;
        this.durable = durable;
        this.archiving = archiving;
        putDefaults();
        instance.parameterGroup()
                .map(ParameterGroup::parameters)
                .orElse(Map.of())
                .forEach(this::put);
        putOwn();
    }

    /** The major version of an instance's engine. */
    static int major(String engineVersion) {
        return Integer.parseInt(engineVersion.replaceFirst("\\D.*", ""));
    }

    private int major() {
        return major(instance.engineVersion());
    }

    /** Whether only connections over TLS are let in ({@code rds.force_ssl}). */
    boolean forcesTls() {
        return isOn("rds.force_ssl");
    }

    private boolean isOn(String name) {
        return List.of("1", "on", "true").contains(values.getOrDefault(name, "0"));
    }

    /** Libraries to load at start, as far as the image has them. */
    List<String> libraries() {
        return List.of(values.getOrDefault(LIBRARIES, "").split("\\s*,\\s*")).stream()
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** The file {@code postgresql.conf}. */
    String serverFile() {
        return values.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(LIBRARIES))
                        .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
                        .collect(Collectors.joining())
                + "include = '" + DIRECTORY + "/libraries.conf'\n"
                + "include_if_exists = '" + DIRECTORY + "/first.conf'\n";
    }

    /** The file {@code pg_hba.conf} for as long as the master user is not ready: RDS's own user, from inside only. */
    static String closedAccessFile() {
        return """
                local all rdsadmin trust
                local replication rdsadmin trust
                host all rdsadmin 127.0.0.1/32 trust
                host replication rdsadmin 127.0.0.1/32 trust
                """;
    }

    /** The file {@code pg_hba.conf}. Method md5 lets both kinds of stored passwords in, each by its own protocol. */
    String accessFile() {
        String connection = forcesTls() ? "hostssl" : "host";
        String method =
                values.getOrDefault("rds.accepted_password_auth_method", "").equals("scram") ? "scram-sha-256" : "md5";
        return closedAccessFile()
                + "host all rdsadmin all reject\n"
                + "host rdsadmin all all reject\n"
                + connection + " all all all " + method + "\n";
    }

    /** A command that gives the running server this configuration; static parameters wait for its next start. */
    public List<String> applyCommand() {
        return List.of(DIRECTORY + "/apply", serverFile(), accessFile());
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, ParameterFormula.evaluate(value, variables()));
        }
    }

    private Map<String, Long> variables() {
        Map<String, Long> variables = new LinkedHashMap<>();
        variables.put("AllocatedStorage", instance.allocatedStorage() * 1024L * 1024 * 1024);
        variables.put("EndPointPort", (long) instance.port());
        size().ifPresent(size -> {
            variables.put("DBInstanceClassMemory", ClassMemory.bytes(size));
            variables.put("DBInstanceVCPU", (long) size.vcpus());
        });
        return variables;
    }

    /** The class; empty if it is one whose size is not known, which leaves the server as large as PostgreSQL makes it. */
    Optional<DBInstanceClass> size() {
        return DBInstanceClass.of(instance.instanceClass());
    }

    private void putDefaults() {
        if (size().isPresent()) {
            put("max_connections", "LEAST({DBInstanceClassMemory/9531392},5000)");
            put("shared_buffers", "LEAST({DBInstanceClassMemory/32768}," + MOST_SHARED_BUFFERS + ")");
            put("effective_cache_size", "{DBInstanceClassMemory/16384}");
            put("maintenance_work_mem", "GREATEST({DBInstanceClassMemory*1024/63963136},65536)");
        }
        put("password_encryption", major() >= 14 ? "scram-sha-256" : "md5");
        put("rds.force_ssl", major() >= 15 ? "1" : "0");
        put("rds.logical_replication", "0");
        put("rds.superuser_variables", "session_replication_role");
        put("rds.extensions", String.join(", ", extensions()));
        put(LIBRARIES, "pg_stat_statements");
        put("autovacuum_analyze_scale_factor", "0.05");
        put("autovacuum_naptime", "15");
        put("autovacuum_vacuum_scale_factor", "0.1");
        put("checkpoint_completion_target", "0.9");
        put("idle_in_transaction_session_timeout", "86400000");
        put("log_autovacuum_min_duration", "10000");
        put("log_line_prefix", "%t:%r:%u@%d:[%p]:");
        put("max_prepared_transactions", "0");
        put("max_wal_size", "2048");
        put("min_wal_size", "192");
        put("timezone", "UTC");
        put("track_activity_query_size", "4096");
        put("track_functions", "pl");
        put("track_io_timing", "1");
    }

    private void putOwn() {
        put("listen_addresses", "*");
        put("port", Integer.toString(instance.port()));
        put("unix_socket_directories", "/var/run/postgresql");
        put("superuser_reserved_connections", "3");
        put("huge_pages", "off");
        put("log_timezone", "UTC");
        put("ssl", "1");
        put("ssl_cert_file", DIRECTORY + "/server.crt");
        put("ssl_key_file", DIRECTORY + "/server.key");
        put("wal_level", isOn("rds.logical_replication") ? "logical" : "replica");
        if (!durable) {
            put("fsync", "off");
            put("full_page_writes", "off");
        }
        if (archiving) {
            put("archive_mode", "on");
            put("archive_timeout", "300");
            put("archive_command", archiveCommand());
        }
    }

    /** A segment that is there is the same one, if an archiving was cut off before it was noted; else it must not go. */
    private static String archiveCommand() {
        String wal = ServerLauncher.BACKUPS + "/wal/";
        return "if [ -e " + wal + "%f ]; then cmp -s %p " + wal + "%f; else cp %p " + wal + ".%f && sync " + wal
                + ".%f && mv " + wal + ".%f " + wal + "%f; fi";
    }

    /** The extensions that RDS lists. */
    static List<String> extensions() {
        return ServerResource.text("extensions").lines().toList();
    }
}
