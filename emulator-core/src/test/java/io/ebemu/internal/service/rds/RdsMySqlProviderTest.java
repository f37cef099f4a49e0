/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.ParameterGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdsMySqlProviderTest {

    private final RdsMySqlProvider provider =
            new RdsMySqlProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(1)), new SystemHost());

    private static DBInstanceBuilder instance(String engine, String version) {
        return DBInstance.builder("orders")
                .engine(engine, version)
                .instanceClass("db.t3.micro")
                .dbName("shop")
                .master("clerk", "s3cret-Pa55word")
                .port(3306)
                .coupled(false);
    }

    @Test
    void mariadb_and_mysql_are_supported_and_their_version_is_the_image_tag() {
        assertThat(provider.supports(instance("postgres", "15").build())).isFalse();
        assertThat(provider.supports(instance("mysql", "8.0").build())).isTrue();
        assertThat(provider.image(instance("mysql", "8.0").build())).isEqualTo("mysql:8.0");
        assertThat(provider.image(instance("mariadb", "10.11").build())).isEqualTo("mariadb:10.11");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, db.t3.micro, 68", "mysql, db.t3.medium, 312", "mysql, db.m5.large, 648",
        "mariadb, db.t3.micro, 34", "mariadb, db.t3.medium, 156", "mariadb, db.m5.large, 324"
    })
    void the_class_says_how_many_connections_there_may_be(String engine, String instanceClass, String connections) {
        DBInstance instance =
                instance(engine, "10.11").instanceClass(instanceClass).build();

        assertThat(MySqlConfiguration.parameters(instance, true)).containsEntry("max_connections", connections);
    }

    @ParameterizedTest
    @CsvSource({"mariadb, 10.11, OFF", "mariadb, 11.4, OFF", "mariadb, 11.8, ON", "mysql, 8.4, OFF"})
    void mariadb_takes_encrypted_connections_only_from_11_8_on(String engine, String version, String required) {
        assertThat(MySqlConfiguration.parameters(instance(engine, version).build(), true))
                .containsEntry("require_secure_transport", required);
    }

    @Test
    void a_parameter_group_goes_before_the_defaults() {
        DBInstance instance = instance("mysql", "8.0")
                .parameterGroup(Optional.of(new ParameterGroup(
                        "strict",
                        "mysql8.0",
                        Map.of(
                                "require_secure_transport",
                                "ON",
                                "max-connections",
                                "{DBInstanceClassMemory/25165760}"))))
                .build();

        assertThat(MySqlConfiguration.of(instance, true))
                .startsWith("[mysqld]\n")
                .contains("\nrequire_secure_transport=ON\n", "\nmax_connections=34\n");
    }

    @Test
    void a_parameter_group_cannot_move_the_server() {
        DBInstance instance = instance("mysql", "8.0")
                .parameterGroup(Optional.of(new ParameterGroup("odd", "mysql8.0", Map.of("skip-grant-tables", "ON"))))
                .build();

        assertThatThrownBy(() -> MySqlConfiguration.of(instance, true))
                .isInstanceOf(ManagedServiceException.class)
                .hasMessage("The parameter skip-grant-tables cannot be modified. Take it out of odd");
    }

    @Test
    void automated_backups_turn_the_binary_log_on() {
        assertThat(MySqlConfiguration.parameters(instance("mysql", "8.0").build(), true))
                .containsKey("log_bin");
        assertThat(MySqlConfiguration.parameters(
                        instance("mysql", "8.0").backup(BackupSettings.none()).build(), true))
                .doesNotContainKey("log_bin");
    }

    @Test
    void a_database_is_made_only_if_it_has_a_name() {
        assertThat(MySqlAccounts.once(instance("mysql", "8.0").build()))
                .isEqualTo("CREATE DATABASE IF NOT EXISTS `shop`;\n");
        assertThat(MySqlAccounts.once(DBInstance.builder("orders")
                        .engine("mysql", "8.0")
                        .master("clerk", "s3cret-Pa55word")
                        .build()))
                .isEmpty();
    }

    @Test
    void a_password_is_quoted_and_each_statement_is_a_line() {
        DBInstance instance =
                instance("mysql", "8.0").master("clerk", "it's\\quoted").build();

        assertThat(MySqlAccounts.always(instance).lines())
                .contains("ALTER USER 'clerk'@'%' IDENTIFIED BY 'it''s\\\\quoted';")
                .allMatch(line -> line.endsWith(";"));
    }

    @Test
    void only_a_greeting_means_available() {
        assertThat(MySqlGreeting.answer(new byte[] {10, '8'}).kind()).isEqualTo(Answer.Kind.YES);
        assertThat(MySqlGreeting.answer("\u00ff\u0010\u0004Too many connections".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Answer.notYet("Too many connections"));
        assertThat(MySqlGreeting.answer(new byte[] {9}).kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(MySqlGreeting.answer(new byte[0]).kind()).isEqualTo(Answer.Kind.NOT_YET);
    }
}
