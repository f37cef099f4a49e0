/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ManagedServiceTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop-env");
    private static final EnvironmentId OTHER = new EnvironmentId("other-env");

    private static final DBInstance DATABASE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("ebdb")
            .master("ebroot", "s3cret")
            .port(5433)
            .coupled(true)
            .build();
    private static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6380);

    @Test
    void a_database_has_an_endpoint_as_RDS_forms_it() {
        assertThat(DATABASE.endpoint(SHOP).toString())
                .matches("orders\\.c[a-z0-9]{11}\\.us-east-1\\.rds\\.amazonaws\\.com:5433");
        assertThat(DATABASE.kind()).isEqualTo("rds");
    }

    @Test
    void a_cache_has_an_endpoint_as_ElastiCache_forms_it() {
        assertThat(CACHE.endpoint(SHOP).toString())
                .matches("sessions\\.[a-z0-9]{6}\\.0001\\.use1\\.cache\\.amazonaws\\.com:6380");
        assertThat(CACHE.kind()).isEqualTo("elasticache");
    }

    @Test
    void an_endpoint_stays_the_same_and_is_the_environments_own() {
        assertThat(DATABASE.endpoint(SHOP)).isEqualTo(DATABASE.endpoint(new EnvironmentId("shop-env")));
        assertThat(DATABASE.endpoint(SHOP)).isNotEqualTo(DATABASE.endpoint(OTHER));
        assertThat(CACHE.endpoint(SHOP)).isNotEqualTo(CACHE.endpoint(OTHER));
    }
}
