/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A database engine of RDS with its rules for names and passwords; refusals are in RDS's words where it has some.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance</a>
 */
public enum DBEngine {
    POSTGRES("postgres", DBInstance.DEFAULT_ENGINE_VERSION, 5432, 63, 63, 128, "postgresql-license"),
    MYSQL("mysql", "8.0", 3306, 64, 16, 41, "general-public-license"),
    MARIADB("mariadb", "10.11", 3306, 64, 16, 41, "general-public-license");

    private static final int SHORTEST_PASSWORD = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern PASSWORD_CHARACTERS = Pattern.compile("[!-~&&[^/@\"]]*");
    private static final Set<String> DATABASES_OF_POSTGRES = Set.of("rdsadmin", "template0", "template1");
    private static final Set<String> DATABASES_OF_MYSQL =
            Set.of("mysql", "information_schema", "performance_schema", "sys", "innodb");

    private final String word;
    private final String defaultVersion;
    private final int defaultPort;
    private final int longestDatabaseName;
    private final int longestUsername;
    private final int longestPassword;
    private final String licenseModel;

    DBEngine(
            String word,
            String defaultVersion,
            int defaultPort,
            int longestDatabaseName,
            int longestUsername,
            int longestPassword,
            String licenseModel) {
        this.word = word;
        this.defaultVersion = defaultVersion;
        this.defaultPort = defaultPort;
        this.longestDatabaseName = longestDatabaseName;
        this.longestUsername = longestUsername;
        this.longestPassword = longestPassword;
        this.licenseModel = licenseModel;
    }

    /** The engine of that name. */
    public static Optional<DBEngine> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DBEngine::word).toList();
    }

    /** Its name in the RDS API. */
    public String word() {
        return word;
    }

    /** The version of an instance for which none is written. */
    public String defaultVersion() {
        return defaultVersion;
    }

    /** The port of an instance for which none is written. */
    public int defaultPort() {
        return defaultPort;
    }

    /** How many characters a master user's password may have. */
    public int longestPassword() {
        return longestPassword;
    }

    /** How many characters a database's name may have. */
    public int longestDatabaseName() {
        return longestDatabaseName;
    }

    /** How many characters a master user's name may have. */
    public int longestUsername() {
        return longestUsername;
    }

    /** The {@code LicenseModel}. */
    public String licenseModel() {
        return licenseModel;
    }

    /** The family of its parameter groups for a version, such as {@code postgres15} or {@code mysql8.0}. */
    public String family(String version) {
        String[] parts = version.split("\\.", -1);
        return word + (this == POSTGRES || parts.length < 2 ? parts[0] : parts[0] + "." + parts[1]);
    }

    /** Why RDS refuses to create a database of that name. */
    public Optional<String> databaseNameRefusal(String name) {
        if (!NAME.matcher(name).matches() || name.length() > longestDatabaseName) {
            return Optional.of("DBName must begin with a letter and contain only alphanumeric characters.");
        }
        Set<String> reserved = this == POSTGRES ? DATABASES_OF_POSTGRES : DATABASES_OF_MYSQL;
        return reserved.contains(name)
                ? Optional.of("DBName " + name + " cannot be used as it is a reserved word used by the engine")
                : Optional.empty();
    }

    /** Whether a master user's name has the form that RDS asks for. */
    public boolean takesUsername(String name) {
        return NAME.matcher(name).matches() && name.length() <= longestUsername;
    }

    /** Why RDS refuses a master user's name that has the form it asks for. */
    public Optional<String> usernameRefusal(String name) {
        boolean ofPostgres = this == POSTGRES && (name.equals("admin") || name.startsWith("pg_"));
        return name.equals("rdsadmin") || ofPostgres
                ? Optional.of("MasterUsername " + name + " cannot be used as it is a reserved word used by the engine")
                : Optional.empty();
    }

    /** Why RDS refuses a master user's password; the text does not show it. */
    public Optional<String> passwordRefusal(String password) {
        String refusal = "The parameter MasterUserPassword is not a valid password";
        if (!PASSWORD_CHARACTERS.matcher(password).matches()) {
            return Optional.of(refusal + ". Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            return Optional.of(refusal + " because it is shorter than " + SHORTEST_PASSWORD + " characters.");
        }
        return password.length() > longestPassword
                ? Optional.of(refusal + " because it is longer than " + longestPassword + " characters.")
                : Optional.empty();
    }

    /**
     * Why RDS does not create an instance of that class with that version: {@code db.t2} is too old for what is
     * supported now (Amazon RDS User Guide, supported DB engines for DB instance classes).
     */
    public Optional<String> classRefusal(String instanceClass, String version) {
        int lowestRefused = this == POSTGRES ? 13 : this == MYSQL ? 8 : Integer.MAX_VALUE;
        return instanceClass.startsWith("db.t2.") && major(version) >= lowestRefused
                ? Optional.of("RDS does not support creating a DB instance with the following combination:"
                        + " DBInstanceClass=" + instanceClass + ", Engine=" + word + ", EngineVersion=" + version
                        + ", LicenseModel=" + licenseModel
                        + ". For supported combinations of instance class and database engine version, see the"
                        + " documentation.")
                : Optional.empty();
    }

    /** Why RDS does not give an instance that much storage, in GiB, of that type. */
    public Optional<String> storageRefusal(String type, int size) {
        return size < leastStorage(type) || size > mostStorage(type)
                ? Optional.of(
                        "Invalid storage size for engine name " + word + " and storage type " + type + ": " + size)
                : Optional.empty();
    }

    /** The least storage of a type, in GiB. */
    public static int leastStorage(String type) {
        return switch (type) {
            case "standard" -> 5;
            case "io1", "io2" -> 100;
            default -> 20;
        };
    }

    /** The most storage of a type, in GiB. */
    public static int mostStorage(String type) {
        return type.equals("standard") ? 3072 : 65_536;
    }

    /** Why RDS does not create an instance with that version, if it is one of those that are long gone. */
    public Optional<String> versionRefusal(String version) {
        boolean gone = switch (this) {
            case POSTGRES -> major(version) < 11;
            case MYSQL -> major(version) < 5 || (major(version) == 5 && minor(version) < 7);
            case MARIADB -> major(version) < 10 || (major(version) == 10 && minor(version) < 4);
        };
        return gone ? Optional.of("Cannot find version " + version + " for " + word) : Optional.empty();
    }

    private static int major(String version) {
        return part(version, 0).orElse(Integer.MAX_VALUE);
    }

    private static int minor(String version) {
        return part(version, 1).orElse(Integer.MAX_VALUE);
    }

    private static Optional<Integer> part(String version, int index) {
        String[] parts = version.split("\\.", -1);
        return index < parts.length && parts[index].matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(parts[index]))
                : Optional.empty();
    }
}
