/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.error.AwsApiException;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.service.ServerCertificate;
import io.ebemu.internal.service.ServerNeeds;
import io.ebemu.internal.service.ServerNeeds.ServerFile;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.RestoreSource;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL container that starts by ebemu's own script instead of the image's, so that its master user is what RDS
 * makes it and no more. Where the image is an official one, no file of it but extensions' control files is changed.
 */
final class PostgresServer {

    private static final String DEFAULT_DATABASE = "postgres";
    private static final long MIB = 1024L * 1024;
    /** Parallel queries share memory there, of which the engine gives a container only 64 MiB. */
    private static final int SHARED_MEMORY_PART = 4;

    /** The server reads no zone by its name at that point. */
    private static final DateTimeFormatter RESTORE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final DBInstance instance;
    private final PostgresConfiguration configuration;
    /** Empty unless its first data are to be as they were at a time. */
    private final String restoreTime;

    /**
     * The server of an instance.
     *
     * @throws ManagedServiceException if its parameter group sets what RDS does not let be set
     */
    PostgresServer(DBInstance instance, StartRequest request) {
        this.instance = instance;
        this.restoreTime = request.restore()
                .filter(RestoreSource.PointInTime.class::isInstance)
                .flatMap(source -> ((RestoreSource.PointInTime) source).time())
                .map(RESTORE_TIME::format)
                .orElse("");
        instance.parameterGroup().ifPresent(group -> check(instance, group));
        try {
            this.configuration = new PostgresConfiguration(
                    instance, !request.ephemeral(), request.backupVolume().isPresent());
        } catch (IllegalArgumentException formula) {
            throw new ManagedServiceException(
                    "rds " + instance.identifier() + ": a value of its parameter group cannot be evaluated: "
                            + formula.getMessage(),
                    formula);
        }
    }

    private static void check(DBInstance instance, ParameterGroup group) {
        group.parameters().keySet().stream()
                .flatMap(name -> PostgresParameters.refusal(name).stream())
                .findFirst()
                .map(AwsApiException::getMessage)
                .ifPresent(refusal -> {
                    throw new ManagedServiceException("rds " + instance.identifier() + ": parameter group "
                            + group.name() + ": " + refusal + "; take it out of the group's parameters");
                });
    }

    static String database(DBInstance instance) {
        return instance.dbName().orElse(DEFAULT_DATABASE);
    }

    boolean forcesTls() {
        return configuration.forcesTls();
    }

    GenericContainer<?> container(String image) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
        // The image's entry point runs what is not its server as it is.
        container.setCommand(
                path("start"), Integer.toString(instance.port()), instance.masterUsername(), database(instance));
        configuration
                .size()
                .ifPresent(size -> container.withSharedMemorySize(size.memoryMiB() * MIB / SHARED_MEMORY_PART));
        return container;
    }

    ServerNeeds needs(ServerCertificate certificate) {
        ServerNeeds needs = ServerNeeds.of(
                        instance.knowsPassword() ? List.of(instance.masterUserPassword()) : List.of())
                .withFiles(files(certificate));
        return configuration
                .size()
                .map(size -> needs.withMemoryLimit(size.memoryMiB() * MIB))
                .orElse(needs);
    }

    private Map<String, ServerFile> files(ServerCertificate certificate) {
        Map<String, ServerFile> files = new HashMap<>();
        for (String program : List.of("start", "apply")) {
            files.put(path(program), ServerFile.program(ServerResource.text(program)));
        }
        for (String script :
                List.of("restore", "cluster.sql", "database.sql", "guard.sql", "master.sql", "extensions")) {
            files.put(path(script), ServerFile.secret(ServerResource.text(script)));
        }
        files.put(path("postgresql.conf"), ServerFile.secret(configuration.serverFile()));
        files.put(path("pg_hba.conf"), ServerFile.secret(PostgresConfiguration.closedAccessFile()));
        files.put(path("pg_hba.open"), ServerFile.secret(configuration.accessFile()));
        files.put(path("restore.time"), ServerFile.secret(restoreTime));
        files.put(path("libraries"), ServerFile.secret(lines(configuration.libraries())));
        files.put(path("remarks"), ServerFile.secret(lines(configuration.remarks())));
        files.put(path("password"), ServerFile.secret(instance.masterUserPassword()));
        files.put(path("server.crt"), ServerFile.secret(certificate.chain()));
        files.put(path("server.key"), ServerFile.secret(certificate.key()));
        return files;
    }

    private static String path(String name) {
        return PostgresConfiguration.DIRECTORY + "/" + name;
    }

    private static String lines(List<String> words) {
        return String.join("\n", words) + (words.isEmpty() ? "" : "\n");
    }
}
