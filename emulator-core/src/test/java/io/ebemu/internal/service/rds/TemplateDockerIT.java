/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.DBInstance;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** First data that servers of one image share; the system identifier of a cluster tells where its data are from. */
class TemplateDockerIT {

    private static final String PASSWORD = "s3cret-Pa55word";

    private final RdsPostgresProvider provider =
            new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());

    private static ServiceNetwork network() {
        DBInstance instance = DBInstance.builder("orders")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("shop")
                .master("clerk", PASSWORD)
                .port(5432)
                .coupled(false)
                .build();
        return new ServiceNetwork(instance, "postgres:15");
    }

    private static String identifier(ServiceNetwork network, String directory) {
        return network.inServer("pg_controldata " + directory + " | grep 'system identifier'");
    }

    private static String ofData(ServiceNetwork network) {
        return identifier(network, "$PGDATA");
    }

    private static String ofTemplate(ServiceNetwork network) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(network.inServer("ls /template"))
                        .as(() -> network.inServer("ls -lA /template /template/.part; cat /ebemu/template.log;"
                                + " grep -s State: /proc/[0-9]*/status; cat /proc/locks 2>&1"))
                        .isNotEmpty());
        return identifier(network, "/template/*");
    }

    private static String asRdsadmin(ServiceNetwork network, String database, String sql) {
        return network.inServer("psql -h /var/run/postgresql -U rdsadmin -d " + database + " -XAtc \"" + sql + "\"");
    }

    /** What RDS and the master user's making leave in a cluster. */
    private static String cluster(ServiceNetwork network) {
        StringBuilder all = new StringBuilder(
                        asRdsadmin(
                                network,
                                "postgres",
                                "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolconfig,"
                                        + " rolpassword IS NULL, array(SELECT roleid::regrole || '/' || admin_option FROM"
                                        + " pg_auth_members WHERE member = pg_authid.oid ORDER BY 1) FROM pg_authid ORDER BY 1"))
                .append(asRdsadmin(
                        network,
                        "postgres",
                        "SELECT datname, pg_get_userbyid(datdba), datacl, datcollate, datallowconn FROM pg_database"
                                + " ORDER BY 1"))
                .append(asRdsadmin(network, "rdsadmin", "SELECT name FROM reserved_role ORDER BY 1"));
        for (String database : new String[] {"shop", "postgres", "template1", "rdsadmin"}) {
            all.append(asRdsadmin(network, database, "SELECT evtname, evtenabled FROM pg_event_trigger ORDER BY 1"))
                    .append(asRdsadmin(
                            network, database, "SELECT md5(string_agg(prosrc, '' ORDER BY oid)) FROM pg_proc"))
                    .append(asRdsadmin(network, database, "SHOW data_checksums"));
        }
        return all.toString();
    }

    private static void entersAsMaster(ServiceNetwork network) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + network.hostPort() + "/shop?sslmode=require";
        try (Connection connection = DriverManager.getConnection(url, "clerk", PASSWORD)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void the_second_server_begins_with_a_copy_of_what_the_first_one_kept_and_is_like_it() throws SQLException {
        try (ServiceNetwork one = network();
                ServiceNetwork other = network()) {
            provider.start(one.sharing(one));
            String template = ofTemplate(one);

            provider.start(other.sharing(one));

            assertThat(ofData(other)).isEqualTo(template).isNotEqualTo(ofData(one));
            assertThat(cluster(other))
                    .isEqualTo(cluster(one))
                    .contains("rds_superuser", "rds_extension_listed", "clerk");
            entersAsMaster(other);
        }
    }

    @Test
    void nobodys_user_and_password_are_in_a_template() {
        try (ServiceNetwork one = network()) {
            provider.start(one.sharing(one));
            ofTemplate(one);

            assertThat(one.inServer("grep -rlE 'clerk|SCRAM-SHA-256[$]|" + PASSWORD + "' /template"))
                    .isEmpty();
            assertThat(one.inServer("grep -rlE 'clerk' $PGDATA")).isNotEmpty();
        }
    }

    @Test
    void a_template_that_was_made_in_another_way_is_not_used() throws SQLException {
        try (ServiceNetwork one = network();
                ServiceNetwork other = network()) {
            provider.start(one.sharing(one));
            String template = ofTemplate(one);
            one.inServer("mv /template/* /template/another-way");

            provider.start(other.sharing(one));

            assertThat(ofData(other)).isNotEqualTo(template).contains("system identifier");
            entersAsMaster(other);
        }
    }

    @Test
    void a_template_that_cannot_be_copied_is_done_without() throws SQLException {
        try (ServiceNetwork one = network();
                ServiceNetwork other = network()) {
            provider.start(one.sharing(one));
            String template = ofTemplate(one);
            one.inServer("chown -R root /template/*/base");

            provider.start(other.sharing(one));

            assertThat(ofData(other)).isNotEqualTo(template).contains("system identifier");
            entersAsMaster(other);
        }
    }

    @Test
    void a_copy_that_was_cut_short_is_begun_anew() throws SQLException {
        try (ServiceNetwork network = network()) {
            network.onVolume("/data", "mkdir -p /data/base/1 /data/.copying/global && chown -R postgres /data");

            provider.start(network.durable());

            entersAsMaster(network);
            assertThat(network.inServer("ls -d $PGDATA/.copying 2>/dev/null")).isEmpty();
        }
    }

    @Test
    void a_server_does_not_end_later_for_what_it_makes_and_the_next_one_makes_it() {
        try (ServiceNetwork one = network();
                ServiceNetwork other = network()) {
            provider.start(one.sharing(one));
            one.inServer("mkdir -p /template/.part && touch /template/.part/left");
            long begin = System.nanoTime();
            one.removeServer();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

            provider.start(other.sharing(one));

            assertThat(ofTemplate(other)).contains("system identifier");
            assertThat(other.inServer("ls -A /template/.part 2>/dev/null")).isEmpty();
        }
    }
}
