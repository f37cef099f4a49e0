/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * An RDS DB instance, in CloudFormation's {@code AWS::RDS::DBInstance} terms.
 *
 * @param identifier the {@code DBInstanceIdentifier}
 * @param engine {@code postgres}
 * @param engineVersion the major version, or major and minor
 * @param instanceClass the {@code DBInstanceClass}
 * @param dbName the database created with the instance
 * @param masterUsername the master user
 * @param masterUserPassword the master user's password; masked in {@link #toString}
 * @param port the port, 5432 unless given
 * @param coupled whether Beanstalk hands this instance to every container as {@code RDS_*} variables
 */
public record DBInstance(
        String identifier,
        String engine,
        String engineVersion,
        String instanceClass,
        String dbName,
        String masterUsername,
        String masterUserPassword,
        int port,
        boolean coupled)
        implements ManagedService {

    /** The engine version of an instance for which none is written. */
    public static final String DEFAULT_ENGINE_VERSION = "15";

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
