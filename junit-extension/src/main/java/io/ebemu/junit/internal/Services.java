/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import io.ebemu.model.observed.ServiceSnapshot;
import java.util.List;

/**
 * The databases and caches beside an environment.
 *
 * @param environment it is up
 */
record Services(Environment environment) {

    private static final String MEMCACHED = "memcached";

    /** @param identifier may be empty if there is only one */
    Database database(String identifier) {
        return environment.database(identifier.isEmpty() ? only("DB instance", databaseIdentifiers()) : identifier);
    }

    /** @param identifier may be empty if there is only one */
    Cache cache(String identifier) {
        return environment.cache(identifier.isEmpty() ? only("cache", cacheIdentifiers()) : identifier);
    }

    List<String> databaseIdentifiers() {
        return identifiers("rds");
    }

    List<String> cacheIdentifiers() {
        return identifiers("elasticache");
    }

    /** Whether a cache can only be emptied, not put back. */
    boolean onlyFlushes(String cache) {
        return environment.state().services().stream()
                .anyMatch(one -> one.identifier().equals(cache) && one.engine().equals(MEMCACHED));
    }

    private List<String> identifiers(String kind) {
        return environment.state().services().stream()
                .filter(service -> service.kind().equals(kind))
                .map(ServiceSnapshot::identifier)
                .sorted()
                .toList();
    }

    private String only(String what, List<String> identifiers) {
        if (identifiers.size() == 1) {
            return identifiers.get(0);
        }
        throw new UsageException(
                identifiers.isEmpty()
                        ? "environment " + environment.id() + " has no " + what + "; declare one in ebemu.yml"
                        : "environment " + environment.id() + " has more than one " + what + "; name one of "
                                + String.join(", ", identifiers));
    }
}
