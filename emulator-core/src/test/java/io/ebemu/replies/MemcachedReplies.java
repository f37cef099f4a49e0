/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.internal.service.elasticache.MemcachedProvider;
import io.ebemu.model.CacheCluster;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What clients that discover nodes are answered. */
final class MemcachedReplies implements ReplySource {

    private static final String TOPIC = "ElastiCache for Memcached: auto discovery";
    private static final CacheCluster CLUSTER = new CacheCluster("pages", "memcached", "1.6", "cache.t3.micro", 11211);

    @Override
    public List<Reply> ask() throws Exception {
        try (ServiceNetwork network = new ServiceNetwork(CLUSTER, "memcached:1.6")) {
            new MemcachedProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)))
                    .start(network.ephemeral());
            return List.of(
                    Reply.same(
                            TOPIC,
                            "config get cluster",
                            "CONFIG cluster 0 …\n1\npages.….0001.use1.cache.amazonaws.com|…|11211\n\nEND",
                            answer(network, "config get cluster")),
                    Reply.same(
                            TOPIC,
                            "get AmazonElastiCache:cluster",
                            "VALUE AmazonElastiCache:cluster 0 …\n1\npages.….0001.use1.cache.amazonaws.com|…|11211\n\nEND",
                            answer(network, "get AmazonElastiCache:cluster")));
        }
    }

    private static String answer(ServiceNetwork network, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", network.hostPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            int length = Math.max(0, socket.getInputStream().read(answer));
            return new String(answer, 0, length, StandardCharsets.US_ASCII)
                    .replace("\r", "")
                    .replaceFirst("cluster 0 \\d+", "cluster 0 …")
                    .replaceFirst("pages\\.\\w+\\.", "pages.….")
                    .replaceFirst("\\|[0-9.]+\\|", "|…|")
                    .strip();
        }
    }
}
