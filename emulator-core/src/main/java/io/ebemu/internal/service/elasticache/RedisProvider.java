/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs Redis in place of an ElastiCache cluster of one node: the image {@code redis:<EngineVersion>}.
 *
 * <p>Values on a volume survive a stop by means of an append-only file. ElastiCache itself offers none on these node
 * types (Amazon ElastiCache User Guide, Redis parameters: {@code appendonly} is unsupported from 2.8.22 on); there the
 * cluster goes on running while applications come and go, and that is what the file imitates.
 */
public final class RedisProvider implements ManagedServiceProvider {

    private static final String DATA_PATH = "/data";

    private final ServerLauncher launcher;

    public RedisProvider(ServerLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public boolean supports(ManagedService service) {
        return service instanceof CacheCluster && service.engine().equals("redis");
    }

    @Override
    public String image(ManagedService service) {
        return image(service.engineVersion());
    }

    @Override
    public Optional<String> defaultImage() {
        return Optional.of(image(CacheCluster.DEFAULT_ENGINE_VERSION));
    }

    private static String image(String engineVersion) {
        return "redis:" + engineVersion;
    }

    @Override
    public String dataPath(ManagedService service) {
        return DATA_PATH;
    }

    @Override
    public void prepare() {
        launcher.prepare();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first command is {@code PING}.
     */
    @Override
    public void start(StartRequest request) {
        ManagedService cluster = request.service();
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(image(cluster)));
        server.setCommand(
                command(cluster.port(), request.dataVolume().isPresent()).toArray(String[]::new));
        Ping probe = new Ping(request.hostAddress(), request.hostPort());
        launcher.launch(server, request, this, probe, ServerNeeds.of(List.of()));
    }

    /** Clients come from other containers, which Redis in protected mode would turn away. */
    static List<String> command(int port, boolean durable) {
        List<String> command = new ArrayList<>(List.of("redis-server", "--port", Integer.toString(port)));
        command.addAll(List.of("--protected-mode", "no", "--dir", DATA_PATH));
        command.addAll(durable ? List.of("--appendonly", "yes") : List.of("--save", ""));
        return command;
    }
}
