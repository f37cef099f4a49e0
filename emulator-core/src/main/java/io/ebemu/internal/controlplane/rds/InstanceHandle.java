/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.Database;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Rds;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.service.CertificateAuthority;
import io.ebemu.internal.service.rds.JdbcUrl;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.observed.DBInstanceStatus;
import java.util.Optional;
import java.util.regex.Pattern;

/** An instance in the hands of a program. */
final class InstanceHandle implements Database, AutoCloseable {

    private static final Pattern SNAPSHOT_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final String identifier;
    private final Instances instances;
    private final ServiceScope scope;
    private final Rds api;
    private final InstanceFailover failover;
    private final InstanceSnapshots snapshots;

    InstanceHandle(String identifier, Instances instances) {
        this.identifier = identifier;
        this.instances = instances;
        this.scope = instances.scope();
        this.api = new RdsApi(instances);
        this.failover = new InstanceFailover(instances);
        this.snapshots = definition().engine().equals(DBInstance.POSTGRES)
                ? new PostgresSnapshots(instances, identifier)
                : new MySqlSnapshots(instances, identifier);
    }

    private DBInstance definition() {
        return instances.existing(identifier);
    }

    private EndpointAddress address() {
        DBInstanceStatus now = status();
        return now.hostEndpoint()
                .orElseThrow(() -> new UsageException("DB instance " + identifier + " of environment "
                        + scope.environment() + " is " + now.status() + "; start it first"));
    }

    @Override
    public String identifier() {
        return identifier;
    }

    @Override
    public Endpoint endpoint() {
        EndpointAddress address = address();
        return new Endpoint(address.address(), address.port());
    }

    @Override
    public String jdbcUrl() {
        return JdbcUrl.of(
                definition(),
                address(),
                new CertificateAuthority(scope.stateDirectory(), scope.host()).certificateFile());
    }

    @Override
    public String username() {
        return definition().masterUsername();
    }

    @Override
    public String password() {
        return definition().masterUserPassword();
    }

    @Override
    public String name() {
        return JdbcUrl.database(definition());
    }

    @Override
    public DBInstanceStatus status() {
        return scope.told(() -> api.describeDBInstances(Optional.of(identifier)).get(0));
    }

    @Override
    public synchronized void snapshot(String name) {
        if (!SNAPSHOT_NAME.matcher(name).matches()) {
            throw new UsageException("a snapshot cannot be called '" + name + "'; use letters, digits, - and _");
        }
        scope.told(() -> {
            snapshots.make(name);
            return name;
        });
    }

    @Override
    public synchronized void restore(String name) {
        scope.told(() -> {
            snapshots.putBack(name);
            return name;
        });
    }

    @Override
    public synchronized void reboot() {
        scope.told(() -> api.rebootDBInstance(identifier));
    }

    @Override
    public synchronized void failOver() {
        scope.told(() -> {
            failover.run(identifier);
            return identifier;
        });
    }

    @Override
    public void close() {
        snapshots.close();
    }

    @Override
    public String toString() {
        return "Database[" + identifier + "]";
    }
}
