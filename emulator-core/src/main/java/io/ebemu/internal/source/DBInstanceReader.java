/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.DBInstance;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code DBInstances}, under the rules of RDS for PostgreSQL.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html">AWS::RDS::DBInstance</a>
 */
final class DBInstanceReader {

    private static final String SECTION = "DBInstances";
    private static final String COUPLED = "HasCoupledDatabase";
    private static final String PASSWORD = "MasterUserPassword";
    private static final int MAX_IDENTIFIER = 63;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern PASSWORD_CHARACTERS = Pattern.compile("[!-~&&[^/@\"]]*");
    private static final Set<String> RESERVED = Set.of("admin", "rdsadmin");

    private final ServiceSection section;
    private final Problems problems;

    DBInstanceReader(Problems problems) {
        this.section = new ServiceSection(SECTION, MAX_IDENTIFIER, EnvironmentFileKeys.DB_INSTANCE, problems);
        this.problems = problems;
    }

    List<DBInstance> read(Fields top) {
        boolean only = top.object(SECTION, "my-db: {}").stream()
                        .flatMap(Fields::members)
                        .count()
                == 1;
        Coupling coupling = new Coupling();
        return section.read(top, (identifier, fields) -> {
            boolean coupled = coupling.read(fields.fields(), only);
            return DBInstance.builder(identifier)
                    .engine(fields.engine("postgres", ""), fields.version(DBInstance.DEFAULT_ENGINE_VERSION))
                    .instanceClass(fields.instanceClass("DBInstanceClass", "db.t3.micro"))
                    .dbName(fields.checked(
                            "DBName",
                            coupled ? "ebdb" : "postgres",
                            NAME.asMatchPredicate(),
                            "db-name-invalid",
                            "DBName must begin with a letter and contain only alphanumeric characters. Underscores"
                                    + " are fine too, and 63 characters at most"))
                    .master(masterUsername(fields), password(fields.fields()))
                    .port(fields.port(5432, 1150))
                    .coupled(coupled)
                    .build();
        });
    }

    private String masterUsername(ServiceFields fields) {
        String name = fields.checked(
                "MasterUsername",
                "ebroot",
                NAME.asMatchPredicate(),
                "master-username-invalid",
                "a master user's name begins with a letter and goes on with letters, digits and underscores, 63 at"
                        + " most; write one");
        if (RESERVED.contains(name) || name.startsWith("pg_")) {
            problems.error(
                    fields.fields().place("MasterUsername"),
                    "master-username-reserved",
                    "MasterUsername " + name
                            + " cannot be used as it is a reserved word used by the engine. Choose another");
        }
        return name;
    }

    private String password(Fields fields) {
        if (!fields.has(PASSWORD)) {
            problems.error(
                    fields.place(),
                    "master-password-missing",
                    "MasterUserPassword is missing; write one of 8 to 128 characters");
        }
        fields.text(PASSWORD).ifPresent(this::checkPassword);
        return fields.text(PASSWORD).map(Located::value).orElse("");
    }

    private void checkPassword(Located<String> password) {
        String refusal = "The parameter MasterUserPassword is not a valid password";
        int length = password.value().length();
        if (!PASSWORD_CHARACTERS.matcher(password.value()).matches()) {
            problems.error(
                    password.place(),
                    "master-password-invalid",
                    refusal + ". Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        } else if (length < 8) {
            problems.error(
                    password.place(),
                    "master-password-invalid",
                    refusal + " because it is shorter than 8 characters. Write a longer one");
        } else if (length > 128) {
            problems.error(
                    password.place(),
                    "master-password-invalid",
                    refusal + " because it is longer than 128 characters. Write a shorter one");
        }
    }

    /** Beanstalk couples at most one database with an environment. */
    private final class Coupling {

        private boolean taken;

        boolean read(Fields fields, boolean byDefault) {
            boolean coupled = fields.flag(COUPLED).map(Located::value).orElse(byDefault);
            if (coupled && taken) {
                problems.error(
                        fields.place(COUPLED),
                        "coupled-twice",
                        "an environment has one coupled database, and another one is above; write false here");
            }
            taken |= coupled;
            return coupled;
        }
    }
}
