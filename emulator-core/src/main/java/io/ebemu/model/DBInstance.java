/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An RDS DB instance, in CloudFormation's {@code AWS::RDS::DBInstance} terms.
 *
 * @param identifier the {@code DBInstanceIdentifier}
 * @param engine {@code postgres}, {@code mysql} or {@code mariadb}
 * @param engineVersion the major version, or major and minor
 * @param instanceClass the {@code DBInstanceClass}
 * @param allocatedStorage its storage in GiB
 * @param storageType the {@code StorageType}, such as {@code gp3}
 * @param dbName the database created with the instance; empty if none is
 * @param masterUsername the master user
 * @param masterUserPassword the master user's password, or {@link #PASSWORD_OF_ITS_DATA}; masked in {@link #toString}
 * @param port the port, 5432 for PostgreSQL and 3306 for the others unless given
 * @param coupled whether Beanstalk hands this instance to every container as {@code RDS_*} variables
 * @param publiclyAccessible whether it has a public address too
 * @param deletionProtection whether it cannot be deleted
 * @param deletionPolicy what becomes of it when the environment is terminated with its data
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
        String storageType,
        Optional<String> dbName,
        String masterUsername,
        String masterUserPassword,
        int port,
        boolean coupled,
        boolean publiclyAccessible,
        boolean deletionProtection,
        DeletionPolicy deletionPolicy,
        BackupSettings backup,
        Optional<ParameterGroup> parameterGroup,
        List<String> securityGroups)
        implements ManagedService {

    /** The engine version of a PostgreSQL instance for which none is written. */
    public static final String DEFAULT_ENGINE_VERSION = "15";

    /** The engine of an instance for which none is written. */
    public static final String POSTGRES = "postgres";

    /** In place of a master user's password: the one that the instance's data have, which nobody has to know. */
    public static final String PASSWORD_OF_ITS_DATA = "";

    /** The name that Beanstalk's CloudFormation stack has for the coupled instance. */
    public static final String COUPLED_LOGICAL_ID = "AWSEBRDSDatabase";

    public DBInstance {
        securityGroups = List.copyOf(securityGroups);
    }

    /** Begins the definition of an instance; what is not set is the default of the RDS API. */
    public static DBInstanceBuilder builder(String identifier) {
        return new DBInstanceBuilder(identifier);
    }

    /**
     * The identifier of the instance that Beanstalk makes for an environment, as its CloudFormation stack forms it:
     * {@code awseb-e-<environment id>-stack-awsebrdsdatabase-<token>}.
     */
    public static String coupledIdentifier(EnvironmentId environment) {
        return "awseb-e-" + Tokens.of("e/" + environment.name(), 10) + "-stack-"
                + COUPLED_LOGICAL_ID.toLowerCase(Locale.ROOT) + "-"
                + Tokens.of(COUPLED_LOGICAL_ID + "/" + environment.name(), 12);
    }

    /** Begins the definition of an instance that differs from this one. */
    public DBInstanceBuilder toBuilder() {
        return new DBInstanceBuilder(this);
    }

    /** Whether the master user's password is known; if not, the verifier in the instance's data decides. */
    public boolean knowsPassword() {
        return !masterUserPassword.equals(PASSWORD_OF_ITS_DATA);
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
