/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresConfigurationDockerIT {

    private static final DBInstance INSTANCE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("shop")
            .master("clerk", "s3cret-Pa55word")
            .build();

    private final RdsPostgresProvider provider =
            new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());

    private static DBInstance with(Map<String, String> parameters) {
        return INSTANCE.toBuilder()
                .parameterGroup(Optional.of(new ParameterGroup("own", "postgres15", parameters)))
                .build();
    }

    private static String query(ServiceNetwork network, String sql) {
        return network.inServer(List.of("psql", "-h", "127.0.0.1", "-U", "rdsadmin", "-d", "postgres", "-Atc", sql))
                .strip();
    }

    @Test
    void dynamic_parameters_reach_the_running_server_and_static_ones_wait() {
        try (ServiceNetwork network = new ServiceNetwork(INSTANCE, "postgres:15")) {
            provider.start(network.ephemeral());

            DBInstance changed = with(Map.of("work_mem", "8192", "max_connections", "50", "rds.force_ssl", "0"));
            List<String> command = new PostgresConfiguration(changed, false, false).applyCommand();
            assertThat(network.inServer(command)).isEmpty();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> query(network, "SHOW work_mem").equals("8MB"));
            assertThat(query(network, "SHOW rds.force_ssl")).isEqualTo("0");
            assertThat(query(
                            network,
                            "SELECT setting || ' ' || pending_restart FROM pg_settings WHERE name = 'max_connections'"))
                    .isEqualTo("90 true");
        }
    }

    @Test
    void a_parameter_that_rds_does_not_know_is_told_before_the_server_starts() {
        try (ServiceNetwork network = new ServiceNetwork(INSTANCE, "postgres:15")) {
            assertThatThrownBy(() -> provider.start(network.durable(with(Map.of("nonsense", "1")))))
                    .isInstanceOf(ManagedServiceException.class)
                    .hasMessageContaining("rds orders: parameter group own")
                    .hasMessageContaining("Could not find parameter with name: nonsense");
        }
    }

    @Test
    void log_segments_are_archived_on_the_volume_for_automated_backups() {
        try (ServiceNetwork network = new ServiceNetwork(INSTANCE, "postgres:15")) {
            provider.start(network.archiving());

            String segment = query(network, "SELECT pg_walfile_name(pg_switch_wal())");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> network.inServer("ls /backups/wal").contains(segment));
        }
    }
}
