/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.model.DBInstance;
import java.util.List;

/**
 * The statements that make a MariaDB or MySQL server's users and procedures RDS's. One line each, as MySQL's {@code
 * init_file} wants them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html">Master user
 *     account privileges</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.SQLRef.html">RDS for MySQL stored
 *     procedures</a>
 */
final class MySqlAccounts {

    /** No SUPER, FILE or SHUTDOWN: that is the difference between a master user and an administrator. */
    static final List<String> PRIVILEGES = List.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "CREATE",
            "DROP",
            "RELOAD",
            "PROCESS",
            "REFERENCES",
            "INDEX",
            "ALTER",
            "SHOW DATABASES",
            "CREATE TEMPORARY TABLES",
            "LOCK TABLES",
            "EXECUTE",
            "REPLICATION SLAVE",
            "REPLICATION CLIENT",
            "CREATE VIEW",
            "SHOW VIEW",
            "CREATE ROUTINE",
            "ALTER ROUTINE",
            "CREATE USER",
            "EVENT",
            "TRIGGER");

    /**
     * By socket, and by TCP from inside the network interface; nobody else has the address 127.0.0.1. The users that a
     * new data directory comes with are the administrators of another installation.
     */
    private static final String ADMINISTRATION = """
            SET SESSION sql_log_bin = 0;
            SET SESSION sql_mode = '';
            CREATE USER IF NOT EXISTS 'rdsadmin'@'localhost', 'rdsadmin'@'127.0.0.1';
            ALTER USER 'rdsadmin'@'localhost' IDENTIFIED BY '', 'rdsadmin'@'127.0.0.1' IDENTIFIED BY '';
            DROP USER IF EXISTS 'rdsadmin'@'%';
            GRANT ALL PRIVILEGES ON *.* TO 'rdsadmin'@'localhost' WITH GRANT OPTION;
            GRANT ALL PRIVILEGES ON *.* TO 'rdsadmin'@'127.0.0.1' WITH GRANT OPTION;
            DROP USER IF EXISTS 'root'@'localhost', 'mysql'@'localhost', ''@'localhost';
            """;

    /** The refusal is a column of that name, as on RDS, where it makes the same error. */
    private static final String KILL = """
            DROP PROCEDURE IF EXISTS mysql.%1$s;
            CREATE DEFINER='rdsadmin'@'localhost' PROCEDURE mysql.%1$s(IN thread BIGINT) READS SQL DATA DETERMINISTIC\
             BEGIN DECLARE l_user VARCHAR(128); DECLARE refusal VARCHAR(255);\
             SELECT user INTO l_user FROM information_schema.processlist WHERE id = thread;\
             IF l_user = 'rdsadmin' THEN SELECT `ERROR (RDS): CANNOT KILL RDSADMIN SESSION` INTO refusal;\
             ELSE %2$s thread; END IF; END;
            """;

    private static final String CONFIGURATION = """
            CREATE TABLE IF NOT EXISTS mysql.rds_configuration (name VARCHAR(100) PRIMARY KEY, value VARCHAR(100),\
             description VARCHAR(300));
            INSERT IGNORE INTO mysql.rds_configuration VALUES ('binlog retention hours', NULL,\
             'binlog retention hours specifies the duration in hours before binary logs are automatically deleted.');
            DROP PROCEDURE IF EXISTS mysql.rds_show_configuration;
            CREATE DEFINER='rdsadmin'@'localhost' PROCEDURE mysql.rds_show_configuration() READS SQL DATA\
             SELECT * FROM mysql.rds_configuration;
            DROP PROCEDURE IF EXISTS mysql.rds_set_configuration;
            CREATE DEFINER='rdsadmin'@'localhost' PROCEDURE mysql.rds_set_configuration(IN the_name VARCHAR(100),\
             IN the_value INT) MODIFIES SQL DATA\
             UPDATE mysql.rds_configuration SET value = the_value WHERE name = the_name;
            """;

    private MySqlAccounts() {}

    /** What makes new data the instance's; a database that is dropped later stays away. */
    static String once(DBInstance instance) {
        return instance.dbName()
                .map(name -> "CREATE DATABASE IF NOT EXISTS `" + name + "`;\n")
                .orElse("");
    }

    /**
     * What holds at each start: the master user's password is the instance's, whatever old data say, and its rights are
     * complete and no more than that.
     */
    static String always(DBInstance instance) {
        String master = literal(instance.masterUsername()) + "@'%'";
        String password = literal(instance.masterUserPassword());
        return ADMINISTRATION
                + "CREATE USER IF NOT EXISTS " + master + " IDENTIFIED BY " + password + ";\n"
                + "ALTER USER " + master + " IDENTIFIED BY " + password + ";\n"
                + "REVOKE ALL PRIVILEGES ON *.* FROM " + master + ";\n"
                + "GRANT " + String.join(", ", PRIVILEGES) + " ON *.* TO " + master + " WITH GRANT OPTION;\n"
                + KILL.formatted("rds_kill", "KILL CONNECTION")
                + KILL.formatted("rds_kill_query", "KILL QUERY")
                + CONFIGURATION;
    }

    /** Under the {@code sql_mode} that the statements begin with, a backslash is special too. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
