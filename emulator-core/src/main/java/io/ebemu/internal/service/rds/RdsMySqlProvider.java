/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.host.Host;
import io.ebemu.internal.service.CertificateAuthority;
import io.ebemu.internal.service.ServerCertificate;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.internal.service.ServerNeeds.ServerFile;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceClass;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs MariaDB or MySQL in place of an RDS instance of that engine: the images {@code mariadb:<EngineVersion>} and {@code
 * mysql:<EngineVersion>}.
 *
 * <p>The image's own start is not used, as it would make an administrator that clients can be. The master user's password
 * is in a file that is copied into the container and readable by the server only.
 */
public final class RdsMySqlProvider implements ManagedServiceProvider {

    static final String MARIADB = "mariadb";
    static final String DATA_PATH = "/var/lib/mysql";

    private static final Set<String> ENGINES = Set.of(MARIADB, "mysql");
    private static final String OPTIONS = MySqlConfiguration.DIRECTORY + "/my.cnf";
    private static final String ONCE = MySqlConfiguration.DIRECTORY + "/once.sql";
    private static final String ALWAYS = MySqlConfiguration.DIRECTORY + "/always.sql";
    private static final String START = MySqlConfiguration.DIRECTORY + "/start";
    private static final int READABLE = 0444;

    private final ServerLauncher launcher;
    private final Host host;

    public RdsMySqlProvider(ServerLauncher launcher, Host host) {
        this.launcher = launcher;
        this.host = host;
    }

    @Override
    public boolean supports(ManagedService service) {
        return service instanceof DBInstance && ENGINES.contains(service.engine());
    }

    @Override
    public String image(ManagedService service) {
        return service.engine() + ":" + service.engineVersion();
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
     * <p>The first client is one that connects and is greeted; no server greets before the master user can log in.
     */
    @Override
    public void start(StartRequest request) {
        DBInstance instance = (DBInstance) request.service();
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(image(instance)));
        server.setCommand("sh", START);
        ServerCertificate certificate = new CertificateAuthority(request.stateDirectory(), host)
                .serverCertificate(
                        "rds-" + instance.identifier(),
                        List.of(instance.endpoint(request.environment()).address()));
        Map<String, ServerFile> files = Map.of(
                START,
                new ServerFile(ServerResource.text("mysql-start"), READABLE),
                OPTIONS,
                new ServerFile(MySqlConfiguration.of(instance, !request.ephemeral()), READABLE),
                ONCE,
                ServerFile.secret(MySqlAccounts.once(instance)),
                ALWAYS,
                ServerFile.secret(MySqlAccounts.always(instance)),
                MySqlConfiguration.CERTIFICATE,
                new ServerFile(certificate.chain(), READABLE),
                MySqlConfiguration.KEY,
                ServerFile.secret(certificate.key()),
                MySqlConfiguration.AUTHORITY,
                new ServerFile(certificate.authority(), READABLE));
        launcher.launch(
                server,
                request,
                this,
                new MySqlGreeting(request.hostAddress(), request.hostPort()),
                new ServerNeeds(List.of(instance.masterUserPassword()), machine(instance), files));
    }

    /** Bytes of the class, of which the server's share is less: that much its container may use. */
    private static OptionalLong machine(DBInstance instance) {
        return DBInstanceClass.of(instance.instanceClass()).stream()
                .mapToLong(size -> size.memoryMiB() << 20)
                .findFirst();
    }
}
