/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.CacheCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisProviderDockerIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final CacheCluster CLUSTER = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);

    private final RedisProvider provider =
            new RedisProvider(new ServerLauncher(new SystemHost(), DEADLINE), new SystemHost());

    private static ServiceNetwork network(CacheCluster cluster) {
        return new ServiceNetwork(cluster, "redis:7.0");
    }

    private static RedisAdministration administration(ServiceNetwork network, CacheCluster cluster) {
        return RedisAdministration.connect(cluster, "127.0.0.1", network.hostPort(), network.files(), new SystemHost());
    }

    /** The reply's last line; all commands here have replies of one value. */
    private static String ask(ServiceNetwork network, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", network.hostPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return lines.get(lines.size() - 2);
        }
    }

    @Test
    void a_new_server_on_the_same_interface_and_volume_has_the_values_of_the_old_one() throws Exception {
        try (ServiceNetwork network = network(CLUSTER)) {
            provider.start(network.durable());
            assertThat(ask(network, "SET word kept")).isEqualTo("+OK");
            network.removeServer();

            provider.start(network.durable());

            assertThat(ask(network, "GET word")).isEqualTo("kept");
        }
    }

    @Test
    void the_server_publishes_nothing_itself_and_shows_its_labels() {
        try (ServiceNetwork network = network(CLUSTER)) {
            provider.start(network.durable());

            var server = network.inspectServer();
            assertThat(server.getHostConfig().getNetworkMode()).isEqualTo("container:" + network.id());
            assertThat(server.getHostConfig().getPortBindings().getBindings()).isEmpty();
            assertThat(server.getConfig().getLabels()).containsAllEntriesOf(network.labels());
        }
    }

    @Test
    void values_that_go_with_the_server_are_not_written_to_disk() throws Exception {
        try (ServiceNetwork network = network(CLUSTER)) {
            provider.start(network.ephemeral());

            try (RedisAdministration node = administration(network, CLUSTER)) {
                assertThat(node.parameter("appendonly")).isEqualTo("no");
                assertThat(node.parameter("save")).isEmpty();
            }
        }
    }

    @Test
    void the_server_listens_on_the_port_of_the_cluster() throws Exception {
        CacheCluster cluster = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 16379);
        try (ServiceNetwork network = network(cluster)) {
            provider.start(network.durable());

            try (RedisAdministration node = administration(network, cluster)) {
                assertThat(node.parameter("port")).isEqualTo("16379");
            }
        }
    }

    @Test
    void the_same_cluster_in_two_environments_is_two_caches() throws Exception {
        try (ServiceNetwork one = network(CLUSTER);
                ServiceNetwork other = network(CLUSTER)) {
            provider.start(one.durable());
            provider.start(other.durable());

            assertThat(ask(one, "SET word mine")).isEqualTo("+OK");
            assertThat(ask(other, "GET word")).isEqualTo("$-1");
        }
    }

    @Test
    void broken_data_fails_at_once_with_the_words_of_the_server() {
        try (ServiceNetwork network = network(CLUSTER)) {
            network.onVolume(
                    "/data",
                    "mkdir /data/appendonlydir"
                            + " && echo nonsense > /data/appendonlydir/appendonly.aof.manifest && chmod -R a+rwX /data");
            long begin = System.nanoTime();

            assertThatThrownBy(() -> provider.start(network.durable()))
                    .isInstanceOf(ManagedServiceException.class)
                    .hasMessageContaining("elasticache sessions: redis:7.0 exited with code 1")
                    .hasMessageContaining("AOF");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE.dividedBy(2));
        }
    }
}
