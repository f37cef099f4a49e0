/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The databases and caches beside an environment.
 *
 * @param environment it is up
 */
record Services(Environment environment) {

    /** @param identifier may be empty if there is only one */
    Database database(String identifier) {
        return identifier.isEmpty()
                ? only("DB instance", environment.databases(), Database::identifier)
                : environment.database(identifier);
    }

    /** @param identifier may be empty if there is only one */
    Cache cache(String identifier) {
        return identifier.isEmpty()
                ? only("cache", environment.caches(), Cache::identifier)
                : environment.cache(identifier);
    }

    private <T> T only(String what, List<T> all, Function<T, String> identifier) {
        if (all.size() == 1) {
            return all.get(0);
        }
        throw new UsageException(
                all.isEmpty()
                        ? "environment " + environment.id() + " has no " + what + "; declare one in ebemu.yml"
                        : "environment " + environment.id() + " has more than one " + what + "; name one of "
                                + all.stream().map(identifier).collect(Collectors.joining(", ")));
    }
}
