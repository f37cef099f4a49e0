/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.model.DBEngine;
import java.util.List;
import java.util.Map;

/**
 * What RDS makes of a DB instance's engine version and class together.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-versions.html">Amazon RDS
 *     for PostgreSQL updates</a>
 */
final class DBVersion {

    /** Minor versions of PostgreSQL of which RDS creates no instance since May 2026: the first and the last. */
    private static final Map<Integer, int[]> DEPRECATED =
            Map.of(14, new int[] {14, 17}, 15, new int[] {9, 12}, 16, new int[] {5, 8}, 17, new int[] {1, 4});

    private final ServiceFields fields;
    private final DBEngine engine;
    private final String version;

    /** @param key where the version stands */
    DBVersion(ServiceFields fields, DBEngine engine, String key, String version) {
        this.fields = fields;
        this.engine = engine;
        this.version = version;
        engine.versionRefusal(version)
                .ifPresent(refusal -> fields.error(
                        key,
                        "version-unavailable",
                        refusal + "; write a version that RDS has, such as " + engine.defaultVersion()));
        if (deprecated()) {
            fields.warning(
                    key,
                    "version-deprecated",
                    "RDS creates no more instances of PostgreSQL " + version
                            + "; those that exist go on. Write the major version for its latest minor one");
        }
    }

    /** The instance's class. */
    String instanceClass(String key, String byDefault, List<String> known) {
        String written = fields.instanceClass(key, byDefault, known);
        if (engine.versionRefusal(version).isEmpty()) {
            engine.classRefusal(written, version)
                    .ifPresent(refusal -> fields.error(
                            key, "instance-class-unsupported", refusal + " Write db.t3.micro or a larger class"));
        }
        return written;
    }

    private boolean deprecated() {
        if (engine != DBEngine.POSTGRES || !version.matches("\\d{1,3}\\.\\d{1,3}")) {
            return false;
        }
        int dot = version.indexOf('.');
        int minor = Integer.parseInt(version.substring(dot + 1));
        int[] range = DEPRECATED.getOrDefault(Integer.valueOf(version.substring(0, dot)), new int[] {1, 0});
        return range[0] <= minor && minor <= range[1];
    }
}
