/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.ParameterGroup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JdbcUrlTest {

    private static final EndpointAddress HERE = new EndpointAddress("127.0.0.1", 23001);

    private static String of(DBInstanceBuilder instance) {
        return JdbcUrl.of(instance.master("clerk", "word-of-eight").build(), HERE, Path.of("/a b/ca.pem"));
    }

    @Test
    void where_tls_is_forced_the_url_names_the_authority() {
        assertThat(of(DBInstance.builder("db").engine("postgres", "15").dbName("shop")))
                .isEqualTo("jdbc:postgresql://127.0.0.1:23001/shop?sslmode=verify-ca&sslrootcert=%2Fa%20b%2Fca.pem");
        assertThat(of(DBInstance.builder("db").engine("mariadb", "11.8").dbName("shop")))
                .isEqualTo("jdbc:mariadb://127.0.0.1:23001/shop?sslMode=verify-ca&serverSslCert=%2Fa%20b%2Fca.pem");
    }

    @Test
    void where_it_is_not_the_url_is_plain() {
        assertThat(of(DBInstance.builder("db").engine("postgres", "14")))
                .isEqualTo("jdbc:postgresql://127.0.0.1:23001/postgres");
        assertThat(of(DBInstance.builder("db").engine("mysql", "8.0").dbName("shop")))
                .isEqualTo("jdbc:mysql://127.0.0.1:23001/shop");
    }

    @Test
    void a_parameter_group_decides() {
        ParameterGroup off = new ParameterGroup("off", "postgres15", Map.of("rds.force_ssl", "0"));
        ParameterGroup on = new ParameterGroup("on", "mysql8.0", Map.of("require_secure_transport", "1"));

        assertThat(of(DBInstance.builder("db").engine("postgres", "15").parameterGroup(Optional.of(off))))
                .doesNotContain("sslmode");
        assertThat(of(DBInstance.builder("db").engine("mysql", "8.0").parameterGroup(Optional.of(on))))
                .endsWith("?sslMode=REQUIRED");
    }
}
