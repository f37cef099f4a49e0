/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * An RDS DB instance, in CloudFormation's {@code AWS::RDS::DBInstance} terms.
 *
 * @param identifier the {@code DBInstanceIdentifier}
 * @param engine {@code postgres}, {@code mysql} or {@code mariadb}
 * @param engineVersion the major version, or major and minor
 * @param instanceClass the {@code DBInstanceClass}
 * @param allocatedStorage its storage in GiB
 * @param dbName the database created with the instance; empty if none is
 * @param masterUsername the master user
 * @param masterUserPassword the master user's password; masked in {@link #toString}
 * @param port the port, 5432 for PostgreSQL and 3306 for the others unless given
 * @param coupled whether Beanstalk hands this instance to every container as {@code RDS_*} variables
 * @param publiclyAccessible whether it has a public address too
 * @param deletionProtection whether it cannot be deleted
 * @param backup its automated backups
 * @param parameterGroup its parameter group; empty for the engine's default one
 * @param securityGroups names or ids of its {@code VPCSecurityGroups}; empty for the VPC's default group
 */
public record DBInstance(
        String identifier,
        String engine,
        String engineVersion,
        String instanceClass,
        int allocatedStorage,
        Optional<String> dbName,
        String masterUsername,
        String masterUserPassword,
        int port,
        boolean coupled,
        boolean publiclyAccessible,
        boolean deletionProtection,
        BackupSettings backup,
        Optional<ParameterGroup> parameterGroup,
        List<String> securityGroups)
        implements ManagedService {

    /** The engine version of a PostgreSQL instance for which none is written. */
    public static final String DEFAULT_ENGINE_VERSION = "15";

    /** The engine of an instance for which none is written. */
    public static final String POSTGRES = "postgres";

    public DBInstance {
        securityGroups = List.copyOf(securityGroups);
    }

    /** Begins the definition of an instance; what is not set is the default of the RDS API. */
    public static DBInstanceBuilder builder(String identifier) {
        return new DBInstanceBuilder(identifier);
    }

    /** Begins the definition of an instance that differs from this one. */
    public DBInstanceBuilder toBuilder() {
        return new DBInstanceBuilder(this);
    }

    /** As RDS forms it: {@code <identifier>.<token>.<region>.rds.amazonaws.com}. */
    @Override
    public EndpointAddress endpoint(EnvironmentId environment) {
        String token = Tokens.of(environment.name(), 12);
        return new EndpointAddress(identifier + ".c" + token.substring(1) + ".us-east-1.rds.amazonaws.com", port);
    }

    @Override
    public String kind() {
        return "rds";
    }

    @Override
    public String toString() {
        return "DBInstance[" + identifier + ", " + engine + " " + engineVersion + ", " + instanceClass + "]";
    }
}
