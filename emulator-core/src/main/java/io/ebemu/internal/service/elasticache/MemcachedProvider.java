/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.internal.service.ServerNeeds.ServerFile;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs Memcached in place of an ElastiCache cluster of one node: the image {@code memcached:<EngineVersion>}. Its values
 * go with the server, as they do on ElastiCache.
 *
 * <p>A relay stands before the server and answers auto discovery, which stock servers do not know. It is a program for
 * Perl, which the image has; in one without it (on Alpine Linux) the server is reached directly and answers {@code ERROR}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.AddingToYourClientLibrary.html">Auto
 *     Discovery</a>
 */
public final class MemcachedProvider implements ManagedServiceProvider {

    private static final String RELAY = "/etc/ebemu/discovery.pl";

    /**
     * Its arguments: port, host name, then the server's own. The container lives as long as the server. ElastiCache allows
     * 65000 connections; an engine may allow fewer open files.
     */
    private static final String START = """
            port=$1 name=$2
            shift 2
            most=$(ulimit -Hn)
            if [ "$most" = unlimited ] || [ "$most" -gt 65100 ]; then most=65100; fi
            set -- -c "$((most - 100))" "$@"
            if command -v perl >/dev/null; then
                perl %s "$port" /tmp/memcached.sock "$name|$(hostname -i)|$port" &
                exec memcached -s /tmp/memcached.sock "$@"
            fi
            exec memcached -p "$port" "$@"
            """.formatted(RELAY);

    private final ServerLauncher launcher;

    public MemcachedProvider(ServerLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public boolean supports(ManagedService service) {
        return service instanceof CacheCluster && service.engine().equals("memcached");
    }

    @Override
    public String image(ManagedService service) {
        return "memcached:" + service.engineVersion();
    }

    /** Nothing is written there: Memcached has memory only. */
    @Override
    public String dataPath(ManagedService service) {
        return "/data";
    }

    @Override
    public void prepare() {
        launcher.prepare();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first command is {@code version}.
     */
    @Override
    public void start(StartRequest request) {
        CacheCluster cluster = (CacheCluster) request.service();
        if (cluster.nodes() > 1) {
            throw new ManagedServiceException("elasticache " + cluster.identifier() + ": NumCacheNodes is "
                    + cluster.nodes() + ", and a Memcached cluster has one node here; write 1");
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", START, "sh"));
        command.add(Integer.toString(cluster.port()));
        command.add(cluster.nodeEndpoint(request.environment()).address());
        command.addAll(MemcachedOptions.of(cluster));
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(image(cluster)));
        server.setCommand(command.toArray(String[]::new));
        launcher.launch(
                server,
                request,
                this,
                new MemcachedVersion(request.hostAddress(), request.hostPort()),
                new ServerNeeds(List.of(), OptionalLong.empty(), Map.of(RELAY, new ServerFile(relay(), 0444))));
    }

    private static String relay() {
        try (InputStream file =
                Objects.requireNonNull(MemcachedProvider.class.getResourceAsStream("discovery.pl"), "discovery.pl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read discovery.pl of ebemu itself", e);
        }
    }
}
