/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ParameterGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemcachedProviderTest {

    private final MemcachedProvider provider =
            new MemcachedProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(1)));

    private static CacheCluster cluster(Map<String, String> parameters) {
        return new CacheCluster(
                "pages",
                "memcached",
                "1.6",
                "cache.t3.micro",
                1,
                11211,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.of(new ParameterGroup("pages", "memcached1.6", parameters)),
                List.of(),
                Optional.empty());
    }

    @Test
    void only_memcached_is_supported_and_its_version_is_the_image_tag() {
        assertThat(provider.supports(cluster(Map.of()))).isTrue();
        assertThat(provider.supports(new CacheCluster("pages", "redis", "7.0", "cache.t3.micro", 6379)))
                .isFalse();
        assertThat(provider.image(cluster(Map.of()))).isEqualTo("memcached:1.6");
    }

    @Test
    void clients_are_given_the_configuration_endpoint_and_the_node_has_a_name_of_its_own() {
        EnvironmentId environment = new EnvironmentId("shop");

        assertThat(cluster(Map.of()).endpoint(environment).address())
                .matches("pages\\.\\w{6}\\.cfg\\.use1\\.cache\\.amazonaws\\.com");
        assertThat(cluster(Map.of()).nodeEndpoint(environment).address())
                .matches("pages\\.\\w{6}\\.0001\\.use1\\.cache\\.amazonaws\\.com");
    }

    @Test
    void the_node_type_gives_the_memory_and_connections_take_a_part_of_it() {
        assertThat(MemcachedOptions.of(cluster(Map.of()))).containsExactly("-m", "412");
        assertThat(MemcachedOptions.of(cluster(Map.of("memcached_connections_overhead", "12"))))
                .containsExactly("-m", "500");
    }

    @Test
    void a_parameter_group_goes_to_the_command_line() {
        assertThat(MemcachedOptions.of(cluster(
                        Map.of("max_item_size", "2097152", "cas_disabled", "1", "error_on_memory_exhausted", "0"))))
                .containsSequence("-I", "2097152")
                .contains("-C")
                .doesNotContain("-M");
        assertThatThrownBy(() -> MemcachedOptions.of(cluster(Map.of("colour", "blue"))))
                .isInstanceOf(ManagedServiceException.class)
                .hasMessageStartingWith("The parameter colour of Memcached is not known here. Known are");
    }

    @Test
    void only_a_version_means_available() {
        assertThat(MemcachedVersion.answer("VERSION 1.6.18").kind()).isEqualTo(Answer.Kind.YES);
        assertThat(MemcachedVersion.answer("ERROR").kind()).isEqualTo(Answer.Kind.NEVER);
    }
}
