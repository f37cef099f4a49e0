/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.util.List;
import java.util.Optional;

/**
 * Runs PostgreSQL in place of an RDS for PostgreSQL instance: the image {@code postgres:<EngineVersion>}.
 *
 * <p>The master user's password is a variable in the server container's environment, where the image takes it from, so
 * {@code docker inspect} shows it; it is in no label, command line, log or message of ours.
 */
public final class RdsPostgresProvider implements ManagedServiceProvider {

    private final ServerLauncher launcher;

    public RdsPostgresProvider(ServerLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public boolean supports(ManagedService service) {
        return service instanceof DBInstance && service.engine().equals("postgres");
    }

    @Override
    public String image(ManagedService service) {
        return image(service.engineVersion());
    }

    @Override
    public Optional<String> defaultImage() {
        return Optional.of(image(DBInstance.DEFAULT_ENGINE_VERSION));
    }

    private static String image(String engineVersion) {
        return "postgres:" + engineVersion;
    }

    /**
     * The volume of the image: from PostgreSQL 18 on it holds one data directory for each major version
     * (docker-library/postgres#1259).
     */
    @Override
    public String dataPath(ManagedService service) {
        int major = Integer.parseInt(service.engineVersion().replaceFirst("\\D.*", ""));
        return major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    }

    @Override
    public void prepare() {
        launcher.prepare();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first client is the master user, and the command {@code SELECT 1}.
     */
    @Override
    public void start(StartRequest request) {
        DBInstance instance = (DBInstance) request.service();
        PostgresServer server = new PostgresServer(image(instance), instance, request);
        SelectOne probe = new SelectOne(
                server.getJdbcDriverInstance(),
                server.getJdbcUrl(),
                request.hostAddress() + ":" + request.hostPort(),
                instance.masterUsername(),
                instance.masterUserPassword());
        launcher.launch(server, request, this, probe, ServerNeeds.of(List.of(instance.masterUserPassword())));
    }
}
