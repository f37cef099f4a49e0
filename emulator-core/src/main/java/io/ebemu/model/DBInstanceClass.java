/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * The size of a DB instance's machine.
 *
 * @param name such as {@code db.t3.micro}
 * @param vcpus its virtual processors
 * @param memoryMiB its memory
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html">DB instance
 *     classes</a>
 */
public record DBInstanceClass(String name, int vcpus, long memoryMiB) {

    private static final long GIB = 1024;

    private static final List<DBInstanceClass> KNOWN = List.of(
            new DBInstanceClass("db.t2.micro", 1, GIB),
            new DBInstanceClass("db.t2.small", 1, 2 * GIB),
            new DBInstanceClass("db.t2.medium", 2, 4 * GIB),
            new DBInstanceClass("db.t2.large", 2, 8 * GIB),
            new DBInstanceClass("db.t3.micro", 2, GIB),
            new DBInstanceClass("db.t3.small", 2, 2 * GIB),
            new DBInstanceClass("db.t3.medium", 2, 4 * GIB),
            new DBInstanceClass("db.t3.large", 2, 8 * GIB),
            new DBInstanceClass("db.t3.xlarge", 4, 16 * GIB),
            new DBInstanceClass("db.t3.2xlarge", 8, 32 * GIB),
            new DBInstanceClass("db.t4g.micro", 2, GIB),
            new DBInstanceClass("db.t4g.small", 2, 2 * GIB),
            new DBInstanceClass("db.t4g.medium", 2, 4 * GIB),
            new DBInstanceClass("db.t4g.large", 2, 8 * GIB),
            new DBInstanceClass("db.t4g.xlarge", 4, 16 * GIB),
            new DBInstanceClass("db.t4g.2xlarge", 8, 32 * GIB),
            new DBInstanceClass("db.m4.large", 2, 8 * GIB),
            new DBInstanceClass("db.m5.large", 2, 8 * GIB),
            new DBInstanceClass("db.m5.xlarge", 4, 16 * GIB),
            new DBInstanceClass("db.m6g.large", 2, 8 * GIB),
            new DBInstanceClass("db.m6g.xlarge", 4, 16 * GIB),
            new DBInstanceClass("db.m6i.large", 2, 8 * GIB),
            new DBInstanceClass("db.m7g.large", 2, 8 * GIB),
            new DBInstanceClass("db.r5.large", 2, 16 * GIB),
            new DBInstanceClass("db.r6g.large", 2, 16 * GIB),
            new DBInstanceClass("db.r6i.large", 2, 16 * GIB));

    /** The class of that name; empty for one whose size is not known here. */
    public static Optional<DBInstanceClass> of(String name) {
        return KNOWN.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    /** The names of all classes whose size is known. */
    public static List<String> names() {
        return KNOWN.stream().map(DBInstanceClass::name).toList();
    }
}
