/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import java.util.List;

/** What a program holds of the services beside an environment, for as long as this process supervises it. */
public interface ServiceHandles extends AutoCloseable {

    /**
     * A DB instance; the same one each time.
     *
     * @throws io.ebemu.error.UsageException if there is none of that name; it names those there are
     */
    Database database(String identifier);

    /** A cache cluster or replication group, likewise. */
    Cache cache(String identifier);

    /** All DB instances. */
    List<Database> databases();

    /** All cache clusters and replication groups. */
    List<Cache> caches();

    /** Ends what was begun for them. */
    @Override
    void close();
}
