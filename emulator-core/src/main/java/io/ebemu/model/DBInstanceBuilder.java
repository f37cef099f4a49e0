/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/** Writes a {@link DBInstance}; what is not set is the default of the RDS API. */
public final class DBInstanceBuilder {

    private static final int POSTGRES_PORT = 5432;
    private static final int MYSQL_PORT = 3306;

    private String identifier;
    private String engine = DBInstance.POSTGRES;
    private String engineVersion = DBInstance.DEFAULT_ENGINE_VERSION;
    private String instanceClass = "db.t3.micro";
    private int allocatedStorage = 20;
    private String storageType = "gp3";
    private Optional<String> dbName = Optional.empty();
    private String masterUsername = "ebroot";
    private String masterUserPassword = "";
    private Optional<Integer> port = Optional.empty();
    private boolean coupled;
    private boolean publiclyAccessible = true;
    private boolean deletionProtection;
    private DeletionPolicy deletionPolicy = DeletionPolicy.DELETE;
    private BackupSettings backup = BackupSettings.ofRds();
    private Optional<ParameterGroup> parameterGroup = Optional.empty();
    private List<String> securityGroups = List.of();

    DBInstanceBuilder(String identifier) {
        this.identifier = identifier;
    }

    DBInstanceBuilder(DBInstance from) {
        identifier = from.identifier();
        engine = from.engine();
        engineVersion = from.engineVersion();
        instanceClass = from.instanceClass();
        allocatedStorage = from.allocatedStorage();
        storageType = from.storageType();
        dbName = from.dbName();
        masterUsername = from.masterUsername();
        masterUserPassword = from.masterUserPassword();
        port = Optional.of(from.port());
        coupled = from.coupled();
        publiclyAccessible = from.publiclyAccessible();
        deletionProtection = from.deletionProtection();
        deletionPolicy = from.deletionPolicy();
        backup = from.backup();
        parameterGroup = from.parameterGroup();
        securityGroups = from.securityGroups();
    }

    /** Sets {@link DBInstance#identifier}. */
    public DBInstanceBuilder identifier(String value) {
        identifier = value;
        return this;
    }

    /** Sets {@link DBInstance#engine} and {@link DBInstance#engineVersion}. */
    public DBInstanceBuilder engine(String name, String version) {
        engine = name;
        engineVersion = version;
        return this;
    }

    /** Sets {@link DBInstance#instanceClass}. */
    public DBInstanceBuilder instanceClass(String value) {
        instanceClass = value;
        return this;
    }

    /** Sets {@link DBInstance#allocatedStorage}, in GiB. */
    public DBInstanceBuilder allocatedStorage(int value) {
        allocatedStorage = value;
        return this;
    }

    /** Sets {@link DBInstance#storageType}. */
    public DBInstanceBuilder storageType(String value) {
        storageType = value;
        return this;
    }

    /** Sets {@link DBInstance#dbName}. */
    public DBInstanceBuilder dbName(String value) {
        dbName = Optional.of(value);
        return this;
    }

    /** Sets {@link DBInstance#masterUsername} and {@link DBInstance#masterUserPassword}. */
    public DBInstanceBuilder master(String username, String password) {
        masterUsername = username;
        masterUserPassword = password;
        return this;
    }

    /** Sets {@link DBInstance#port}. */
    public DBInstanceBuilder port(int value) {
        port = Optional.of(value);
        return this;
    }

    /** Sets {@link DBInstance#coupled}. */
    public DBInstanceBuilder coupled(boolean value) {
        coupled = value;
        return this;
    }

    /** Sets {@link DBInstance#publiclyAccessible}. */
    public DBInstanceBuilder publiclyAccessible(boolean value) {
        publiclyAccessible = value;
        return this;
    }

    /** Sets {@link DBInstance#deletionProtection}. */
    public DBInstanceBuilder deletionProtection(boolean value) {
        deletionProtection = value;
        return this;
    }

    /** Sets {@link DBInstance#deletionPolicy}. */
    public DBInstanceBuilder deletionPolicy(DeletionPolicy value) {
        deletionPolicy = value;
        return this;
    }

    /** Sets {@link DBInstance#backup}. */
    public DBInstanceBuilder backup(BackupSettings value) {
        backup = value;
        return this;
    }

    /** Sets {@link DBInstance#parameterGroup}. */
    public DBInstanceBuilder parameterGroup(Optional<ParameterGroup> value) {
        parameterGroup = value;
        return this;
    }

    /** Sets {@link DBInstance#securityGroups}. */
    public DBInstanceBuilder securityGroups(List<String> value) {
        securityGroups = value;
        return this;
    }

    /** The instance. */
    public DBInstance build() {
        return new DBInstance(
                identifier,
                engine,
                engineVersion,
                instanceClass,
                allocatedStorage,
                storageType,
                dbName,
                masterUsername,
                masterUserPassword,
                port.orElse(engine.equals(DBInstance.POSTGRES) ? POSTGRES_PORT : MYSQL_PORT),
                coupled,
                publiclyAccessible,
                deletionProtection,
                deletionPolicy,
                backup,
                parameterGroup,
                securityGroups);
    }
}
