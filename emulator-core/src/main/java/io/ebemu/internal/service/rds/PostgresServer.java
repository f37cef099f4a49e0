/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.model.DBInstance;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL container whose address is its network interface's. */
final class PostgresServer extends PostgreSQLContainer {

    private static final int DEFAULT_PORT = 5432;
    private static final String DEFAULT_DATABASE = "postgres";

    private final StartRequest request;

    PostgresServer(String image, DBInstance instance, StartRequest request) {
        super(DockerImageName.parse(image));
        this.request = request;
        withDatabaseName(instance.dbName().orElse(DEFAULT_DATABASE));
        withUsername(instance.masterUsername());
        withPassword(instance.masterUserPassword());
        setCommand(command(instance.port(), request.dataVolume().isPresent()).toArray(String[]::new));
    }

    /** Only data that goes with the server is written as Testcontainers does it, without waiting for the disk. */
    static List<String> command(int port, boolean durable) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        if (port != DEFAULT_PORT) {
            command.addAll(List.of("-c", "port=" + port));
        }
        if (!durable) {
            command.addAll(List.of("-c", "fsync=off"));
        }
        return command;
    }

    @Override
    public String getHost() {
        return request.hostAddress();
    }

    @Override
    public Integer getMappedPort(int originalPort) {
        return request.hostPort();
    }
}
