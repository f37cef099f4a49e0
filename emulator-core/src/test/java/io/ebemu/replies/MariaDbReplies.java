/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.InContainer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.internal.service.rds.RdsMySqlProvider;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the command line client of MariaDB is answered as the master user. */
final class MariaDbReplies implements ReplySource {

    private static final String MASTER = "RDS for MariaDB and MySQL: the master user";
    private static final String CONNECTIONS = "RDS for MariaDB and MySQL: connections";
    private static final String PASSWORD = "s3cret-Pa55word";
    private static final String DENIED =
            "ERROR 1227 (42000): Access denied; you need (at least one of) the %s privilege(s) for this operation";
    private static final String DENIED_BY_NAME =
            "ERROR 1045 (28000): Access denied for user 'admin'@'%' (using password: YES)";
    private static final String DONE = "no error";
    private static final String TRUST =
            " (you *might* want to use the less safe log_bin_trust_function_creators variable)";

    @Override
    public List<Reply> ask() throws Exception {
        List<Reply> replies = new ArrayList<>();
        DBInstance instance = instance(Map.of("max_connections", "10"));
        try (ServiceNetwork network = new ServiceNetwork(instance, "mariadb:10.11")) {
            provider().start(network.ephemeral());
            master(replies, network);
            connections(replies, network);
        }
        DBInstance strict = instance(Map.of("require_secure_transport", "ON"));
        try (ServiceNetwork network = new ServiceNetwork(strict, "mariadb:10.11")) {
            provider().start(network.ephemeral());
            encryption(replies, network);
        }
        return replies;
    }

    private static RdsMySqlProvider provider() {
        return new RdsMySqlProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());
    }

    private static DBInstance instance(Map<String, String> parameters) {
        return DBInstance.builder("orders")
                .engine("mariadb", "10.11")
                .instanceClass("db.t3.micro")
                .dbName("ebdb")
                .master("admin", PASSWORD)
                .port(3306)
                .parameterGroup(Optional.of(new ParameterGroup("replies", "mariadb10.11", parameters)))
                .build();
    }

    private static void master(List<Reply> replies, ServiceNetwork network) throws InterruptedException {
        client(network, "--skip-ssl", "CREATE TABLE ebdb.t (a INT)");
        same(replies, network, "SET GLOBAL general_log = ON", DENIED.formatted("SUPER"));
        same(replies, network, "SELECT 1 INTO OUTFILE '/tmp/x'", DENIED.formatted("FILE"));
        same(replies, network, "SHUTDOWN", DENIED.formatted("SHUTDOWN"));
        same(
                replies,
                network,
                "CREATE DEFINER=rdsadmin@localhost VIEW ebdb.v AS SELECT 1",
                DENIED.formatted("SUPER, SET USER"));
        same(replies, network, "GRANT ALL ON *.* TO admin", DENIED_BY_NAME);
        same(
                replies,
                network,
                "GRANT ALL PRIVILEGES ON ebdb.* TO admin",
                "ERROR 1044 (42000): Access denied for user 'admin'@'%' to database 'ebdb'");
        same(replies, network, "LOAD DATA INFILE '/tmp/x' INTO TABLE ebdb.t", DENIED_BY_NAME);
        same(
                replies,
                network,
                "CREATE TRIGGER ebdb.g BEFORE INSERT ON ebdb.t FOR EACH ROW SET NEW.a = 1",
                "ERROR 1419 (HY000): You do not have the SUPER privilege and binary logging is enabled" + TRUST);
        same(
                replies,
                network,
                "CREATE FUNCTION ebdb.f() RETURNS INT RETURN 1",
                "ERROR 1418 (HY000): This function has none of DETERMINISTIC, NO SQL, or READS SQL DATA in its"
                        + " declaration and binary logging is enabled" + TRUST);
        same(replies, network, "CALL mysql.rds_kill(99999)", "ERROR 1094 (HY000): Unknown thread id: 99999");
        same(replies, network, "GRANT SELECT ON ebdb.* TO app IDENTIFIED BY 'another-one'", DONE);
        replies.add(Reply.different(
                MASTER,
                "RENAME USER rdsadmin@localhost TO rdsadmin@'%'",
                "refused: rdsadmin is RDS's own",
                client(network, "--skip-ssl", "RENAME USER rdsadmin@localhost TO rdsadmin@'%'"),
                "MariaDB knows no user that CREATE USER does not reach (MySQL 8 does); the next start of the server"
                        + " makes rdsadmin anew"));
    }

    private static void connections(List<Reply> replies, ServiceNetwork network) throws InterruptedException {
        // Two more than the server takes, all of which stay: the first client to end is one that was refused. A probe
        // beside them would take the place of one of them for a moment, and be let in ever after. Each tells what
        // became
        // of it in a file of its own, named after its process, since a client writes one line in several pieces.
        String crowd = "cd $(mktemp -d); for i in $(seq 12); do { exec mariadb --no-defaults --skip-ssl"
                + " -h $(hostname -i) -u admin -e 'SELECT SLEEP(60)' >/dev/null 2>$BASHPID; } & pids=\"$pids $!\"; done;"
                + " wait -n -p refused; kill $pids 2>/dev/null; wait; cat $refused";
        String refusals = InContainer.run(network.server(), List.of("MYSQL_PWD=" + PASSWORD), "bash", "-c", crowd);
        replies.add(Reply.same(
                CONNECTIONS,
                "more connections than the class has memory for",
                "ERROR 1040 (…): Too many connections",
                // Which of two states it tells depends on how far the connection has come.
                refusals.lines()
                        .map(line -> line.replaceFirst("08004|HY000", "…"))
                        .distinct()
                        .collect(Collectors.joining("\n"))));
    }

    private static void encryption(List<Reply> replies, ServiceNetwork network) throws InterruptedException {
        replies.add(Reply.same(
                CONNECTIONS,
                "MariaDB 11.8, or require_secure_transport = ON: a client without TLS",
                "ERROR 1045 (28000): Access denied for user 'admin'@'…' (using password: YES)",
                client(network, "--skip-ssl", "SELECT 1").replaceAll("'@'[0-9.]+'", "'@'…'")));
        replies.add(Reply.same(
                CONNECTIONS,
                "MariaDB 11.8, or require_secure_transport = ON: a client with TLS",
                "1",
                client(network, "--ssl", "SELECT 1")));
    }

    private static void same(List<Reply> replies, ServiceNetwork network, String sql, String production)
            throws InterruptedException {
        replies.add(Reply.same(MASTER, sql, production, client(network, "--skip-ssl", sql)));
    }

    /** The last line of what the client prints, without the number of the statement's line. */
    private static String client(ServiceNetwork network, String encryption, String sql) throws InterruptedException {
        String output = InContainer.run(
                network.server(),
                List.of("MYSQL_PWD=" + PASSWORD),
                "sh",
                "-c",
                "mariadb --no-defaults -N " + encryption + " -h $(hostname -i) -u admin -e \"$0\"",
                sql);
        String last = output.strip().replaceFirst("(?s).*\n", "").replace(" at line 1:", ":");
        return last.isEmpty() ? DONE : last;
    }
}
