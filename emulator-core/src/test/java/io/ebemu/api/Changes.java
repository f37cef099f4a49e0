/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Optional;

/** Changes of a DB instance or a cache in which tests name only what is to be different. */
public final class Changes {

    private Changes() {}

    public static DBInstanceChange renamed(String name) {
        return instance(Optional.of(name), Optional.empty(), Optional.empty(), true);
    }

    public static DBInstanceChange password(String word) {
        return instance(Optional.empty(), Optional.empty(), Optional.of(word), true);
    }

    /** A class that waits for the next reboot. */
    public static DBInstanceChange laterClass(String type) {
        return instance(Optional.empty(), Optional.of(type), Optional.empty(), false);
    }

    private static DBInstanceChange instance(
            Optional<String> name, Optional<String> type, Optional<String> password, boolean immediately) {
        DBInstanceChange none = DBInstanceChange.none();
        return new DBInstanceChange(
                name,
                type,
                none.engineVersion(),
                none.allocatedStorage(),
                password,
                none.parameterGroup(),
                none.backupRetentionPeriod(),
                none.backupWindow(),
                none.deletionProtection(),
                none.publiclyAccessible(),
                none.port(),
                none.securityGroups(),
                immediately);
    }

    public static CacheChange nodeType(String type) {
        return cache(Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static CacheChange engineVersion(String version) {
        return cache(Optional.empty(), Optional.of(version), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static CacheChange authToken(String token) {
        return cache(Optional.empty(), Optional.empty(), Optional.of(token), Optional.empty(), Optional.empty());
    }

    public static CacheChange authToken(String token, String strategy) {
        return cache(Optional.empty(), Optional.empty(), Optional.of(token), Optional.of(strategy), Optional.empty());
    }

    public static CacheChange snapshotWindow(String window) {
        return cache(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(window));
    }

    private static CacheChange cache(
            Optional<String> type,
            Optional<String> version,
            Optional<String> token,
            Optional<String> strategy,
            Optional<String> window) {
        CacheChange none = CacheChange.none();
        return new CacheChange(
                type,
                version,
                token,
                strategy,
                none.parameterGroup(),
                none.snapshotRetentionLimit(),
                window,
                none.securityGroups(),
                none.automaticFailover());
    }
}
