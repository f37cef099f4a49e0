/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.service.CertificateAuthority;
import io.ebemu.internal.service.ServerCertificate;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.internal.service.ServerNeeds.ServerFile;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs Redis or Valkey in place of a node of ElastiCache: the images {@code redis:<EngineVersion>} and {@code
 * valkey/valkey:<EngineVersion>}.
 *
 * <p>Values on a volume survive a stop by means of an append-only file. ElastiCache itself offers none on these node
 * types (Amazon ElastiCache User Guide, Redis parameters: {@code appendonly} is unsupported from 2.8.22 on); there the
 * cluster goes on running while applications come and go, and that is what the file imitates.
 */
public final class RedisProvider implements ManagedServiceProvider {

    static final String DATA_PATH = "/data";

    /** By engine. Valkey is Redis 7.2 that went on under another name, and its program is called after it. */
    private static final Map<String, String> IMAGES = Map.of("redis", "redis", "valkey", "valkey/valkey");

    private static final String CONFIGURATION = "/etc/ebemu/redis.conf";
    /** The server runs as a user of its own, and nobody else is in its container. */
    private static final int READABLE = 0444;

    /**
     * A server begins with an RDB file as it does with an append-only file, which may begin with one; so the snapshot is
     * put in that file's place, if there are no values yet.
     */
    private static final String BEGIN = """
            cd %1$s
            if [ -d %2$s ] && [ ! -e appendonlydir ] && [ ! -e appendonly.aof ] && [ ! -e dump.rdb ]; then
              [ -e %2$s/dump.rdb ] || { echo 'the snapshot is not whole' >&2; exit 1; }
              cp %2$s/dump.rdb begun.rdb && sync && mv begun.rdb "$1" || exit 1
            fi
            exec docker-entrypoint.sh "$2" %3$s
            """.formatted(DATA_PATH, ServerLauncher.RESTORE, CONFIGURATION);

    private final ServerLauncher launcher;
    private final Host host;

    public RedisProvider(ServerLauncher launcher, Host host) {
        this.launcher = launcher;
        this.host = host;
    }

    @Override
    public boolean supports(ManagedService service) {
        return service.kind().equals("elasticache") && IMAGES.containsKey(service.engine());
    }

    @Override
    public String image(ManagedService service) {
        return IMAGES.get(service.engine()) + ":" + service.engineVersion();
    }

    @Override
    public Optional<String> defaultImage() {
        return Optional.of("redis:" + CacheCluster.DEFAULT_ENGINE_VERSION);
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
     * <p>The first command is {@code PING}. A replica also has its primary's values then.
     */
    @Override
    public void start(StartRequest request) {
        CacheCluster node = (CacheCluster) request.service();
        CacheSecrets secrets = CacheSecrets.of(request.stateDirectory(), host);
        boolean durable = request.dataVolume().isPresent();
        Optional<String> primary =
                Optional.ofNullable(request.labels().get(Labels.REPLICA_OF)).map(launcher::addressOf);
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(image(node)));
        server.setCommand("sh", "-c", BEGIN, "sh", durable ? "appendonly.aof" : "dump.rdb", node.engine() + "-server");
        Map<String, ServerFile> files = new HashMap<>(certificate(request, node));
        files.put(CONFIGURATION, new ServerFile(RedisConfiguration.of(node, secrets, durable, primary), READABLE));
        List<String> hidden = new ArrayList<>(node.validTokens());
        hidden.add(secrets.password());
        RespAddress address = RedisAdministration.address(
                node, request.hostAddress(), request.hostPort(), request.stateDirectory(), host);
        launcher.launch(
                server,
                request,
                this,
                new Ping(address, primary.isPresent()),
                new ServerNeeds(hidden, CacheMemory.forServer(node), files));
    }

    private Map<String, ServerFile> certificate(StartRequest request, CacheCluster node) {
        if (!node.transitEncryption()) {
            return Map.of();
        }
        List<String> names = EncryptedNames.of(node, request.environment());
        ServerCertificate certificate = new CertificateAuthority(request.stateDirectory(), host)
                .serverCertificate("elasticache-" + node.identifier(), names);
        return Map.of(
                RedisConfiguration.CERTIFICATE, new ServerFile(certificate.chain(), READABLE),
                RedisConfiguration.KEY, new ServerFile(certificate.key(), READABLE),
                RedisConfiguration.AUTHORITY, new ServerFile(certificate.authority(), READABLE));
    }
}
