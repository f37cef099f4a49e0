/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.host.Host;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs PostgreSQL in place of an RDS for PostgreSQL instance: the image {@code postgres:<EngineVersion>}, with RDS's
 * roles, default parameters, limits and TLS.
 *
 * <p>The master user's name, password and database are made what the definition says at every start. The password comes
 * into the container as a file that only the server reads; {@code docker inspect} does not show it.
 */
public final class RdsPostgresProvider implements ManagedServiceProvider {

    private final ServerLauncher launcher;
    private final InstanceCertificates certificates;

    public RdsPostgresProvider(ServerLauncher launcher, Host host) {
        this.launcher = launcher;
        this.certificates = new InstanceCertificates(host);
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
        return PostgresConfiguration.major(service.engineVersion()) >= 18
                ? "/var/lib/postgresql"
                : "/var/lib/postgresql/data";
    }

    /** All but the master user and its database, which each server makes itself. */
    @Override
    public boolean sharesFirstData(ManagedService service) {
        return true;
    }

    @Override
    public void prepare() {
        launcher.prepare();
    }

    @Override
    public void prepare(EnvironmentId environment, ManagedService service, Path stateDirectory) {
        certificates.of(environment, (DBInstance) service, stateDirectory);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first client is the master user, and the command {@code SELECT 1}; over TLS where nothing else is let in.
     */
    @Override
    public void start(StartRequest request) {
        DBInstance instance = (DBInstance) request.service();
        PostgresServer server = new PostgresServer(instance, request);
        String url = "jdbc:postgresql://" + request.hostAddress() + ":" + request.hostPort() + "/"
                + PostgresServer.database(instance);
        SelectOne probe = instance.knowsPassword()
                ? new SelectOne(url, instance.masterUsername(), instance.masterUserPassword(), server.forcesTls())
                : SelectOne.withoutPassword(url, instance.masterUsername(), server.forcesTls());
        ServerNeeds needs = server.needs(certificates.of(request.environment(), instance, request.stateDirectory()));
        launcher.launch(server.container(image(instance)), request, this, probe, needs);
    }
}
