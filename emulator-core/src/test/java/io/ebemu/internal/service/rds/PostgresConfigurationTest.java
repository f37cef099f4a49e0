/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.service.rds.PostgresParameters.Kind;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresConfigurationTest {

    private static DBInstance instance(String version, String size, Map<String, String> parameters) {
        return DBInstance.builder("orders")
                .engine("postgres", version)
                .instanceClass(size)
                .master("clerk", "s3cret-Pa55word")
                .parameterGroup(Optional.of(new ParameterGroup("own", "postgres" + version, parameters)))
                .build();
    }

    private static PostgresConfiguration durable(DBInstance instance) {
        return new PostgresConfiguration(instance, true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "db.t3.micro, 90, 26324",
        "db.t2.small, 198, 57593",
        "db.t3.medium, 413, 120131",
        "db.m4.large, 856, 248989",
        "db.t3.2xlarge, 3514, 262144"
    })
    void connections_and_buffers_follow_the_memory_of_the_class(String size, int connections, int buffers) {
        assertThat(durable(instance("15", size, Map.of())).serverFile())
                .contains("max_connections = '" + connections + "'\n")
                .contains("shared_buffers = '" + buffers + "'\n");
    }

    @Test
    void a_class_of_unknown_size_leaves_the_size_to_the_server() {
        assertThat(durable(instance("15", "db.x9.huge", Map.of())).serverFile())
                .doesNotContain("max_connections", "shared_buffers");
    }

    @ParameterizedTest
    @CsvSource({"13, false, md5", "14, false, scram-sha-256", "15, true, scram-sha-256", "17.2, true, scram-sha-256"})
    void tls_is_forced_from_15_on_and_passwords_are_stored_anew_from_14_on(
            String version, boolean forced, String encryption) {
        PostgresConfiguration configuration = durable(instance(version, "db.t3.micro", Map.of()));

        assertThat(configuration.forcesTls()).isEqualTo(forced);
        assertThat(configuration.accessFile()).endsWith((forced ? "hostssl" : "host") + " all all all md5\n");
        assertThat(configuration.serverFile()).contains("password_encryption = '" + encryption + "'\n");
    }

    @Test
    void a_parameter_group_goes_before_the_defaults_and_behind_what_rds_keeps_for_itself() {
        PostgresConfiguration configuration = durable(instance(
                "15",
                "db.t3.micro",
                Map.of(
                        "rds.force_ssl", "0",
                        "max_connections", "{DBInstanceClassMemory/95313920}",
                        "search_path", "'shop', public",
                        "rds.logical_replication", "1",
                        "shared_preload_libraries", "pg_stat_statements,auto_explain")));

        assertThat(configuration.forcesTls()).isFalse();
        assertThat(configuration.libraries()).containsExactly("pg_stat_statements", "auto_explain");
        assertThat(configuration.serverFile())
                .contains("max_connections = '9'\n", "search_path = '''shop'', public'\n", "wal_level = 'logical'\n")
                .containsOnlyOnce("max_connections");
    }

    @Test
    void only_data_that_go_with_the_server_are_not_flushed_and_only_automated_backups_archive() {
        DBInstance instance = instance("15", "db.t3.micro", Map.of());

        assertThat(new PostgresConfiguration(instance, true, true).serverFile())
                .contains("archive_mode = 'on'\n", "archive_timeout = '300'\n")
                .doesNotContain("fsync");
        assertThat(new PostgresConfiguration(instance, false, false).serverFile())
                .contains("fsync = 'off'\n")
                .doesNotContain("archive_");
    }

    @ParameterizedTest
    @CsvSource({
        "max_connections, STATIC",
        "shared_preload_libraries, STATIC",
        "rds.logical_replication, STATIC",
        "rds.force_ssl, DYNAMIC",
        "work_mem, DYNAMIC",
        "TimeZone, DYNAMIC",
        "auto_explain.log_min_duration, DYNAMIC",
        "fsync, FIXED",
        "rds.extensions, FIXED"
    })
    void a_parameter_takes_effect_at_once_or_at_a_reboot_or_is_not_to_be_set(String name, Kind kind) {
        assertThat(PostgresParameters.kind(name)).contains(kind);
    }

    @Test
    void what_rds_does_not_let_be_set_is_refused_in_its_words() {
        assertThat(PostgresParameters.refusal("work_mem")).isEmpty();
        assertThat(PostgresParameters.refusal("character_set_server").orElseThrow())
                .hasMessage("An error occurred (InvalidParameterValue): "
                        + "Could not find parameter with name: character_set_server");
        assertThat(PostgresParameters.refusal("fsync").orElseThrow())
                .hasMessage("An error occurred (InvalidParameterValue): The parameter fsync cannot be modified");
    }
}
