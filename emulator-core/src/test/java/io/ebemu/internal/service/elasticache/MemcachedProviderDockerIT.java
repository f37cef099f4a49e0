/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemcachedProviderDockerIT {

    private static final CacheCluster CLUSTER = new CacheCluster("pages", "memcached", "1.6", "cache.t3.micro", 11211);

    private final MemcachedProvider provider =
            new MemcachedProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)));

    /** All that the server answers to these commands in turn. */
    private static String ask(ServiceNetwork network, String... commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", network.hostPort())) {
            StringBuilder answers = new StringBuilder();
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                byte[] answer = new byte[65536];
                answers.append(new String(
                        answer, 0, Math.max(0, socket.getInputStream().read(answer)), StandardCharsets.US_ASCII));
            }
            return answers.toString();
        }
    }

    @Test
    void values_come_back_and_go_with_the_server() throws Exception {
        try (ServiceNetwork network = new ServiceNetwork(CLUSTER, "memcached:1.6")) {
            provider.start(network.durable());
            assertThat(ask(network, "set word 0 0 4\r\nkept", "get word"))
                    .isEqualTo("STORED\r\nVALUE word 0 4\r\nkept\r\nEND\r\n");
            network.removeServer();

            provider.start(network.durable());

            assertThat(ask(network, "get word")).isEqualTo("END\r\n");
        }
    }

    @Test
    void a_client_discovers_the_node_and_the_memory_is_that_of_the_node_type() throws Exception {
        try (ServiceNetwork network = new ServiceNetwork(CLUSTER, "memcached:1.6")) {
            provider.start(network.ephemeral());

            String node = CLUSTER.nodeEndpoint(
                            new EnvironmentId(network.labels().get("io.ebemu.environment")))
                    .address();
            assertThat(ask(network, "config get cluster"))
                    .matches("CONFIG cluster 0 \\d+\r\n1\n\\Q" + node + "\\E\\|[0-9.]+\\|11211\n\r\nEND\r\n");
            assertThat(ask(network, "get AmazonElastiCache:cluster"))
                    .startsWith("VALUE AmazonElastiCache:cluster 0 ")
                    .contains(node);
            assertThat(ask(network, "stats")).contains("STAT limit_maxbytes " + (412L << 20) + "\r\n");
        }
    }
}
