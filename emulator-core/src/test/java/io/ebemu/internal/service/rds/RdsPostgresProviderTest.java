/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdsPostgresProviderTest {

    private final RdsPostgresProvider provider =
            new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(1)), new SystemHost());

    private static DBInstance instance(String engine, String version) {
        return DBInstance.builder("orders")
                .engine(engine, version)
                .instanceClass("db.t3.micro")
                .dbName("shop")
                .master("clerk", "s3cret")
                .port(5432)
                .coupled(false)
                .build();
    }

    @Test
    void only_postgres_instances_are_supported() {
        assertThat(provider.supports(instance("postgres", "15"))).isTrue();
        assertThat(provider.supports(instance("mysql", "8.0"))).isFalse();
        assertThat(provider.supports(new CacheCluster("c", "redis", "7.0", "cache.t3.micro", 6379)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "15,   postgres:15,   /var/lib/postgresql/data",
        "17.2, postgres:17.2, /var/lib/postgresql/data",
        "18,   postgres:18,   /var/lib/postgresql",
        "18.1, postgres:18.1, /var/lib/postgresql"
    })
    void the_engine_version_is_the_image_tag_and_decides_the_data_path(String version, String image, String path) {
        assertThat(provider.image(instance("postgres", version))).isEqualTo(image);
        assertThat(provider.dataPath(instance("postgres", version))).isEqualTo(path);
    }

    @Test
    void the_default_image_is_of_the_default_version() {
        assertThat(provider.defaultImage()).contains("postgres:15");
    }

    @ParameterizedTest
    @CsvSource({"28P01, NEVER", "28000, NOT_YET", "3D000, NEVER", "57P03, NOT_YET", "08001, NOT_YET", "53300, NOT_YET"})
    void a_refused_password_or_database_is_final_anything_else_may_pass(String state, Answer.Kind kind) {
        assertThat(SelectOne.answer(new SQLException("refused", state)).kind()).isEqualTo(kind);
    }
}
