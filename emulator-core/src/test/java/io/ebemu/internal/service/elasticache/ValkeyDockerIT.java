/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.InContainer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.CacheCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValkeyDockerIT {

    private static final CacheCluster CLUSTER = new CacheCluster("sessions", "valkey", "8.0", "cache.t3.micro", 6379);

    private static String ask(ServiceNetwork network, String... command) throws InterruptedException {
        String[] client = new String[command.length + 1];
        client[0] = "valkey-cli";
        System.arraycopy(command, 0, client, 1, command.length);
        return InContainer.run(network.server(), List.of(), client).strip();
    }

    @Test
    void valkey_has_the_memory_the_restrictions_and_the_lasting_values_of_redis() throws Exception {
        RedisProvider provider =
                new RedisProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());
        try (ServiceNetwork network = new ServiceNetwork(CLUSTER, "valkey/valkey:8.0")) {
            provider.start(network.durable());
            assertThat(ask(network, "SET", "word", "kept")).isEqualTo("OK");
            assertThat(ask(network, "INFO", "server")).contains("valkey_version:8.");
            assertThat(ask(network, "INFO", "memory")).contains("maxmemory:402653184");
            assertThat(ask(network, "CONFIG", "GET", "*"))
                    .isEqualTo("ERR unknown command 'CONFIG', with args beginning with: 'GET' '*'");
            network.removeServer();

            provider.start(network.durable());

            assertThat(ask(network, "GET", "word")).isEqualTo("kept");
        }
    }
}
