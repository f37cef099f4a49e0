/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRulesTest {

    @ParameterizedTest
    @CsvSource({
        "POSTGRES,15.4,postgres15",
        "POSTGRES,14,postgres14",
        "MYSQL,8.0.35,mysql8.0",
        "MARIADB,10.11,mariadb10.11"
    })
    void a_db_parameter_group_is_for_a_family(DBEngine engine, String version, String family) {
        assertThat(engine.family(version)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS,7.1,redis7",
        "REDIS,6.2,redis6.x",
        "REDIS,5.0.6,redis5.0",
        "VALKEY,8.0,valkey8",
        "MEMCACHED,1.6.22,memcached1.6"
    })
    void a_cache_parameter_group_is_for_a_family(CacheEngine engine, String version, String family) {
        assertThat(engine.family(version)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES,13,true",
        "POSTGRES,12.17,false",
        "MYSQL,8.0.35,true",
        "MYSQL,5.7,false",
        "MARIADB,10.11,false"
    })
    void db_t2_is_for_old_versions(DBEngine engine, String version, boolean refused) {
        assertThat(engine.classRefusal("db.t2.micro", version).isPresent()).isEqualTo(refused);
        assertThat(engine.classRefusal("db.t3.micro", version)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gp3,19,true",
        "gp3,20,false",
        "gp2,65536,false",
        "standard,5,false",
        "standard,3073,true",
        "io1,99,true"
    })
    void each_type_of_storage_has_its_sizes(String type, int size, boolean refused) {
        assertThat(DBEngine.POSTGRES.storageRefusal(type, size).isPresent()).isEqualTo(refused);
    }

    @Test
    void admin_is_a_fine_name_on_mysql_and_no_token_is_without_encryption() {
        assertThat(DBEngine.MYSQL.usernameRefusal("admin")).isEmpty();
        assertThat(DBEngine.POSTGRES.usernameRefusal("admin")).isPresent();
        assertThat(CacheEngine.tokenRefusal("local-only-token-1", true)).isEmpty();
        assertThat(CacheEngine.tokenRefusal("local-only-token-1", false))
                .contains("The AUTH token is only supported when encryption-in-transit is enabled");
    }
}
