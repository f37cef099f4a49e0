/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.internal.service.rds.RdsPostgresProvider;
import io.ebemu.model.DBInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What RDS for PostgreSQL 15 answers: its master user, TLS, limits. */
final class PostgresReplies implements ReplySource {

    private static final String TLS = "RDS for PostgreSQL: encryption";
    private static final String MASTER = "RDS for PostgreSQL: the master user";
    private static final String EXTENSIONS = "RDS for PostgreSQL: extensions";
    private static final String LIMITS = "RDS for PostgreSQL: limits and parameters";
    private static final String PASSWORD = "s3cret-Pa55word";
    private static final String DONE = "done";
    private static final String NO_HOOK =
            "stock PostgreSQL asks for a superuser here, and has no means of letting one statement through";
    private static final String BY_DEPENDENCY =
            "RDS's own text is not known; here grants in RDS's database hold the role";
    private static final DBInstance INSTANCE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("shop")
            .master("clerk", PASSWORD)
            .build();

    private final List<Reply> replies = new ArrayList<>();

    @Override
    public List<Reply> ask() throws Exception {
        try (ServiceNetwork network = new ServiceNetwork(INSTANCE, "postgres:15")) {
            new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofMinutes(1)), new SystemHost())
                    .start(network.durable());
            encryption(network);
            master(network);
            extensions(network);
            limits(network);
            renaming(network);
        }
        return replies;
    }

    private void encryption(ServiceNetwork network) throws IOException {
        String refused = "FATAL: no pg_hba.conf entry for host \"…\", user \"clerk\", database \"shop\", no encryption";
        same(
                TLS,
                "connects without TLS (JDBC sslmode=disable, node-postgres without ssl)",
                refused,
                connecting(network, "sslmode=disable"));
        same(TLS, "connects by the driver's default, sslmode=prefer", DONE, connecting(network, "sslmode=prefer"));
        Path authority = network.files().resolve("tls").resolve("ca.pem");
        String verified = "sslmode=verify-full&sslrootcert=" + authority;
        replies.add(
                Reply.different(
                        TLS,
                        "connects with sslmode=verify-full and the authority's certificate",
                        "done, with the bundle that AWS publishes",
                        connecting(network, verified),
                        "the authority is the environment's own: its certificate is tls/ca.pem in the environment's directory"));
        String endpoint = INSTANCE.endpoint(network.durable().environment()).address();
        same(TLS, "connects with psql and verify-full, by the endpoint's name", DONE, psql(network, endpoint));
        same(
                TLS,
                "connects with psql and verify-full, by a name that the certificate does not have",
                "server certificate for \"…\" (and … other names) does not match host name \"db.example.com\"",
                psql(network, "db.example.com")
                        .replaceFirst(".* failed: ", "")
                        .replace(endpoint, "…")
                        .replaceAll("and \\d+ other", "and … other"));
        same(
                TLS,
                "connects with a wrong password",
                "FATAL: password authentication failed for user \"clerk\"",
                connecting("127.0.0.1:" + network.hostPort(), "sslmode=require", "wrong"));
        same(TLS, "SHOW rds.force_ssl", "1", answer(network, "SHOW rds.force_ssl"));
    }

    private void master(ServiceNetwork network) {
        same(
                MASTER,
                "is superuser, may inherit, create roles, create databases, replicate",
                "f t t t f",
                answer(
                        network,
                        "SELECT concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolreplication)"
                                + " FROM pg_roles WHERE rolname = 'clerk'"));
        same(
                MASTER,
                "has the role rds_superuser",
                "t",
                answer(network, "SELECT pg_has_role('rds_superuser', 'MEMBER')"));
        for (String allowed : List.of(
                "CREATE ROLE reader LOGIN PASSWORD 'reader-Pa55word'",
                "GRANT rds_superuser TO reader",
                "GRANT rds_iam TO reader",
                "CREATE DATABASE other",
                "CHECKPOINT",
                "SET session_replication_role = replica",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader'",
                "SELECT count(*) FROM pg_stat_activity")) {
            same(MASTER, allowed, DONE, statement(network, allowed));
        }
        refusals(network);
        different(
                MASTER,
                "CREATE TABLESPACE fast LOCATION '/fast'",
                "done, in a directory of RDS's choice",
                network,
                NO_HOOK);
        different(
                MASTER,
                "CREATE EVENT TRIGGER audit ON ddl_command_end EXECUTE FUNCTION audit()",
                DONE,
                network,
                NO_HOOK);
        different(MASTER, "DROP ROLE rds_superuser", "refused", network, BY_DEPENDENCY);
        different(MASTER, "DROP ROLE rds_iam", "refused", network, BY_DEPENDENCY);
        same(
                MASTER,
                "connects to the database rdsadmin",
                "FATAL: pg_hba.conf rejects connection for host \"…\", user \"clerk\", database \"rdsadmin\", SSL encryption",
                refusal(() -> connect("127.0.0.1:" + network.hostPort(), "rdsadmin", "sslmode=require", PASSWORD)
                        .close()));
    }

    /** The last of all: for up to a second the role is away. */
    private void renaming(ServiceNetwork network) {
        different(
                MASTER,
                "ALTER ROLE rds_superuser RENAME TO mine",
                "refused",
                network,
                "stock PostgreSQL lets whoever may create roles rename them; within a second the role has its name again");
    }

    private void refusals(ServiceNetwork network) {
        String copy =
                "ERROR: must be superuser or have privileges of the pg_write_server_files role to COPY to a file\n"
                        + "  Hint: Anyone can COPY to stdout or from stdin. psql's \\copy command also works for anyone.";
        same(MASTER, "COPY (SELECT 1) TO '/tmp/f'", copy, statement(network, "COPY (SELECT 1) TO '/tmp/f'"));
        denied(network, "ALTER SYSTEM SET work_mem = '1MB'", "permission denied to set parameter \"work_mem\"");
        denied(network, "CREATE ROLE boss SUPERUSER", "must be superuser to create superusers");
        denied(
                network,
                "ALTER ROLE clerk SUPERUSER",
                "must be superuser to alter superuser roles or change superuser attribute");
        denied(network, "SELECT pg_read_file('/etc/passwd')", "permission denied for function pg_read_file");
        denied(network, "SELECT * FROM pg_authid", "permission denied for table pg_authid");
        denied(network, "SELECT * FROM pg_hba_file_rules", "permission denied for view pg_hba_file_rules");
        denied(network, "LOAD 'auto_explain'", "access to library \"auto_explain\" is not allowed");
        denied(
                network,
                "DROP ROLE pg_monitor",
                "cannot drop role pg_monitor because it is required by the database system");
    }

    private void extensions(ServiceNetwork network) {
        for (String name :
                List.of("pgcrypto", "\"uuid-ossp\"", "pg_stat_statements", "dblink", "postgres_fdw", "hstore")) {
            same(EXTENSIONS, "CREATE EXTENSION " + name, DONE, statement(network, "CREATE EXTENSION " + name));
        }
        String server = "CREATE SERVER away FOREIGN DATA WRAPPER postgres_fdw";
        same(EXTENSIONS, server, DONE, statement(network, server));
        same(
                EXTENSIONS,
                "SELECT pg_stat_statements_reset()",
                DONE,
                statement(network, "SELECT pg_stat_statements_reset()"));
        String unlisted = "ERROR: Extension \"multicorn\" is not supported by Amazon RDS\n"
                + "  Detail: Installing the extension \"multicorn\" failed, because it is not on the list of extensions"
                + " supported by Amazon RDS.\n"
                + "  Hint: Amazon RDS allows users with rds_superuser role to install supported extensions."
                + " See: SHOW rds.extensions;";
        replies.add(Reply.different(
                EXTENSIONS,
                "CREATE EXTENSION multicorn",
                unlisted,
                statement(network, "CREATE EXTENSION multicorn"),
                "the same, and the place of the function that says it"));
        different(EXTENSIONS, "CREATE EXTENSION postgis", DONE, network, "the image postgres does not have it");
    }

    private void limits(ServiceNetwork network) throws SQLException {
        replies.add(Reply.different(
                LIMITS,
                "SHOW max_connections on db.t3.micro",
                "80 to 90, as users report",
                answer(network, "SHOW max_connections"),
                "from the memory that larger classes were seen to have; AWS does not publish it"));
        Deque<Connection> sessions = new ArrayDeque<>();
        try {
            String last = refusal(() -> {
                while (true) {
                    sessions.push(connect("127.0.0.1:" + network.hostPort(), "shop", "sslmode=require", PASSWORD));
                }
            });
            same(
                    LIMITS,
                    "connects when all but the reserved connections are taken",
                    "FATAL: remaining connection slots are reserved for non-replication superuser connections",
                    last);
        } finally {
            while (!sessions.isEmpty()) {
                sessions.pop().close();
            }
        }
    }

    private void same(String topic, String situation, String production, String here) {
        replies.add(Reply.same(topic, situation, production, here));
    }

    private void denied(ServiceNetwork network, String sql, String text) {
        same(MASTER, sql, "ERROR: " + text, statement(network, sql));
    }

    private void different(String topic, String sql, String production, ServiceNetwork network, String reason) {
        replies.add(Reply.different(topic, sql, production, statement(network, sql), reason));
    }

    /** The image's own client, in the server's container. */
    private static String psql(ServiceNetwork network, String host) throws IOException {
        String authority = Files.readString(network.files().resolve("tls").resolve("ca.pem"));
        return network.inServer("cat >/tmp/ca.pem <<'END'\n" + authority + "END\nPGPASSWORD=" + PASSWORD
                        + " psql 'host=" + host + " hostaddr=127.0.0.1 port=5432 user=clerk dbname=shop"
                        + " sslmode=verify-full sslrootcert=/tmp/ca.pem' -Atc \"SELECT '" + DONE + "'\"")
                .strip();
    }

    private static Connection connect(String address, String database, String options, String password)
            throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + "/" + database + "?" + options, "clerk", password);
    }

    private static String connecting(ServiceNetwork network, String options) {
        return connecting("127.0.0.1:" + network.hostPort(), options, PASSWORD);
    }

    private static String connecting(String address, String options, String password) {
        return refusal(() -> connect(address, "shop", options, password).close());
    }

    private static String statement(ServiceNetwork network, String sql) {
        return refusal(() -> {
            try (Connection connection =
                            connect("127.0.0.1:" + network.hostPort(), "shop", "sslmode=require", PASSWORD);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static String answer(ServiceNetwork network, String sql) {
        List<String> answers = new ArrayList<>();
        String refused = refusal(() -> {
            try (Connection connection =
                            connect("127.0.0.1:" + network.hostPort(), "shop", "sslmode=require", PASSWORD);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                answers.add(String.valueOf(result.getString(1)));
            }
        });
        return answers.isEmpty() ? refused : answers.get(0);
    }

    /** What the database said, without the address it saw, which differs from engine to engine. */
    private static String refusal(Attempt attempt) {
        try {
            attempt.make();
            return DONE;
        } catch (SQLException refusal) {
            return String.valueOf(refusal.getMessage()).replaceAll("host \"[^\"]*\"", "host \"…\"");
        }
    }

    /** Something that a database may refuse. */
    private interface Attempt {
        void make() throws SQLException;
    }
}
