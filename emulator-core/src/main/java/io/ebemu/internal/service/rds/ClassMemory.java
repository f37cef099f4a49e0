/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.model.DBInstanceClass;

/**
 * The formula variable {@code DBInstanceClassMemory}: the memory of a class without what the operating system and RDS's
 * own processes take (Amazon RDS User Guide, USER_ParamValuesRef). RDS does not publish that share; it follows here from
 * values of {@code max_connections} seen on PostgreSQL instances: 198 with 2 GiB, 413 with 4 GiB, 856 with 8 GiB (gist
 * guizmaii/1cacffef), each of them {@code DBInstanceClassMemory/9531392}. In between and beyond it is on the same lines,
 * which gives 90 connections with 1 GiB.
 */
public final class ClassMemory {

    private static final long MIB = 1024L * 1024;
    private static final long BYTES_A_CONNECTION = 9531392;
    private static final long[] NOMINAL_MIB = {2048, 4096, 8192};
    private static final long[] CONNECTIONS = {198, 413, 856};

    private ClassMemory() {}

    /** Its value in bytes. */
    public static long bytes(DBInstanceClass size) {
        int from = size.memoryMiB() <= NOMINAL_MIB[1] ? 0 : 1;
        long begin = share(from);
        long end = share(from + 1);
        long span = NOMINAL_MIB[from + 1] - NOMINAL_MIB[from];
        long share = begin + (end - begin) * (size.memoryMiB() - NOMINAL_MIB[from]) / span;
        return size.memoryMiB() * MIB - share;
    }

    private static long share(int seen) {
        return NOMINAL_MIB[seen] * MIB - CONNECTIONS[seen] * BYTES_A_CONNECTION;
    }
}
