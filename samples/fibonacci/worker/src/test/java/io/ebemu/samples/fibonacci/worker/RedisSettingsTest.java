/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

    @Test
    void the_two_properties_become_host_and_port() {
        assertThat(RedisSettings.from(Map.of("REDIS_HOST", "cache.example.internal", "REDIS_PORT", "6379")))
                .isEqualTo(new RedisSettings("cache.example.internal", 6379));
    }

    @Test
    void a_missing_property_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisSettings.from(Map.of("REDIS_PORT", "6379")))
                .withMessage("environment property REDIS_HOST is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisSettings.from(Map.of("REDIS_HOST", "cache")))
                .withMessage("environment property REDIS_PORT is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "redis"})
    void a_port_that_is_none_is_named_with_its_value(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisSettings.from(Map.of("REDIS_HOST", "cache", "REDIS_PORT", port)))
                .withMessageContaining("REDIS_PORT")
                .withMessageContaining('"' + port + '"');
    }
}
