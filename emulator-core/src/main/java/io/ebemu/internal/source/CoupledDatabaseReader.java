/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceClass;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code aws:rds:dbinstance}: the instance that Beanstalk makes itself, with the defaults of its option settings,
 * some of which RDS does not take any more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-rdsdbinstance">aws:rds:dbinstance</a>
 */
final class CoupledDatabaseReader {

    private static final String ENGINE = "DBEngine";
    private static final String VERSION = "DBEngineVersion";
    private static final String COUPLED = "HasCoupledDatabase";
    private static final String STALE_VERSION = "5.5";
    private static final String STALE_CLASS = "db.t2.micro";
    private static final int SMALLEST_SSD = 20;

    private final Problems problems;

    CoupledDatabaseReader(Problems problems) {
        this.problems = problems;
    }

    /** The instance under its name in Beanstalk's stack; {@link #named} gives it its identifier. */
    Optional<DBInstance> read(Fields top) {
        return top.object(DBInstanceKeys.COUPLED, "{HasCoupledDatabase: true}")
                .map(section -> new ServiceFields(section.checkedBy(DBInstanceKeys.COUPLED_DATABASE), problems))
                .map(this::instance)
                .filter(DBInstance::coupled);
    }

    private DBInstance instance(ServiceFields fields) {
        Optional<Located<Boolean>> written = fields.fields().flag(COUPLED);
        if (!fields.fields().has(COUPLED)) {
            problems.warning(
                    fields.fields().place(),
                    "coupled-not-asked",
                    "HasCoupledDatabase is false unless written, so there is no database; write HasCoupledDatabase: true");
        }
        boolean coupled = written.map(Located::value).orElse(false);
        DBEngine engine = DBEngine.of(fields.engine(ENGINE, List.of("mysql", "postgres", "mariadb")))
                .orElse(DBEngine.MYSQL);
        String version = fields.version(VERSION, STALE_VERSION);
        String instanceClass = fields.text("DBInstanceClass", STALE_CLASS);
        DBMaster master = new DBMaster(fields, engine, "DBUser", "DBPassword");
        int storage = fields.number(
                "DBAllocatedStorage", "of GiB", 5, DBStorage.MOST, 5, "storage-invalid", "a number of GiB");
        if (coupled) {
            instanceClass = new DBVersion(fields, engine, VERSION, version)
                    .instanceClass("DBInstanceClass", STALE_CLASS, DBInstanceClass.names());
        }
        return DBInstance.builder(DBInstance.COUPLED_LOGICAL_ID)
                .engine(engine.word(), version)
                .instanceClass(instanceClass)
                .allocatedStorage(storage)
                .storageType(storage < SMALLEST_SSD ? "standard" : "gp2")
                .dbName("ebdb")
                .master(master.username(), coupled ? master.password() : "")
                .coupled(coupled)
                .publiclyAccessible(false)
                .deletionPolicy(DBInstanceReader.policy(fields, "DBDeletionPolicy"))
                .build();
    }

    /** A service as it is called in an environment: only Beanstalk's own depends on that. */
    static ManagedService named(ManagedService service, EnvironmentId environment) {
        return service instanceof DBInstance db && db.identifier().equals(DBInstance.COUPLED_LOGICAL_ID)
                ? db.toBuilder()
                        .identifier(DBInstance.coupledIdentifier(environment))
                        .build()
                : service;
    }

    /** All services as they are called in an environment. */
    static List<ManagedService> named(List<ManagedService> services, EnvironmentId environment) {
        return services.stream().map(one -> named(one, environment)).toList();
    }
}
