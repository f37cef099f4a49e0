/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceClass;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What RDS refuses of an instance, before it makes or changes one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance</a>
 */
final class InstanceRules {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z](-?[a-zA-Z0-9])*");
    private static final Pattern WINDOW =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int LONGEST_IDENTIFIER = 63;
    private static final int LOWEST_PORT = 1150;
    private static final int HIGHEST_PORT = 65535;
    private static final int LONGEST_RETENTION = 35;

    private InstanceRules() {}

    /** An identifier as RDS keeps it, in lower case. */
    static String identifier(String parameter, String written) {
        if (!IDENTIFIER.matcher(written).matches() || written.length() > LONGEST_IDENTIFIER) {
            throw RdsFault.invalidValue(
                    "The parameter " + parameter + " is not a valid identifier. Identifiers must begin"
                            + " with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a"
                            + " hyphen or contain two consecutive hyphens.");
        }
        return written.toLowerCase(Locale.ROOT);
    }

    /** Fails if RDS would not create this instance. */
    static void checkNew(DBInstance instance) {
        DBEngine engine = engine(instance);
        if (!engine.takesUsername(instance.masterUsername())) {
            throw RdsFault.invalidValue("The parameter MasterUsername is not a valid identifier. Identifiers must begin"
                    + " with a letter; must contain only ASCII letters, digits, and underscores.");
        }
        refuse(engine.usernameRefusal(instance.masterUsername()));
        refuse(instance.dbName().flatMap(engine::databaseNameRefusal));
        checkPassword(instance);
        check(instance);
    }

    /** Fails if RDS would not change an instance to this one; a password that is asked for is looked at too. */
    static void check(DBInstance instance, DBInstanceChange asked) {
        asked.masterUserPassword().ifPresent(password -> checkPassword(instance));
        check(instance);
    }

    private static void check(DBInstance instance) {
        DBEngine engine = engine(instance);
        refuse(engine.versionRefusal(instance.engineVersion()));
        if (DBInstanceClass.of(instance.instanceClass()).isEmpty()) {
            throw RdsFault.invalidValue("Invalid DB Instance class: " + instance.instanceClass());
        }
        engine.classRefusal(instance.instanceClass(), instance.engineVersion()).ifPresent(text -> {
            throw RdsFault.invalidCombination(text);
        });
        checkStorage(instance);
        if (instance.port() < LOWEST_PORT || instance.port() > HIGHEST_PORT) {
            throw RdsFault.invalidValue("Invalid endpoint port: " + instance.port() + ". Valid range is " + LOWEST_PORT
                    + "-" + HIGHEST_PORT + ".");
        }
        checkBackups(instance.backup());
    }

    static void checkPassword(DBInstance instance) {
        refuse(engine(instance).passwordRefusal(instance.masterUserPassword()));
    }

    private static DBEngine engine(DBInstance instance) {
        return DBEngine.of(instance.engine())
                .orElseThrow(() -> RdsFault.invalidValue("Invalid DB engine: " + instance.engine()));
    }

    private static void checkStorage(DBInstance instance) {
        engine(instance)
                .storageRefusal(instance.storageType(), instance.allocatedStorage())
                .ifPresent(text -> {
                    throw RdsFault.invalidCombination(text);
                });
    }

    private static void checkBackups(BackupSettings backup) {
        if (backup.retentionPeriod() < 0 || backup.retentionPeriod() > LONGEST_RETENTION) {
            throw RdsFault.invalidValue("Invalid backup retention period: " + backup.retentionPeriod()
                    + ". Retention period must be between 0 and " + LONGEST_RETENTION + ".");
        }
        backup.window().filter(window -> !WINDOW.matcher(window).matches()).ifPresent(window -> {
            throw RdsFault.invalidValue(
                    "Invalid backup window: " + window + ". It must be of the form hh24:mi-hh24:mi.");
        });
    }

    private static void refuse(Optional<String> refusal) {
        refusal.ifPresent(text -> {
            throw RdsFault.invalidValue(text);
        });
    }
}
