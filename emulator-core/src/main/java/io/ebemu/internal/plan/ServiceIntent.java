/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ManagedService;
import io.ebemu.model.RestoreSource;
import java.util.Optional;

/**
 * What API calls want of a service, beside its definition.
 *
 * @param stopped whether it is to be stopped; its address stays
 * @param restore where its first data come from; of no effect once it has data
 * @param runsAs an older definition: a server that was made from it may run on until its next start
 * @param storage how the names of its volumes begin; empty for the server's name. A renamed service keeps its volumes
 */
public record ServiceIntent(
        boolean stopped, Optional<RestoreSource> restore, Optional<ManagedService> runsAs, Optional<String> storage) {

    /** To be stopped or to run, on volumes that are named as the server is. */
    public ServiceIntent(boolean stopped, Optional<RestoreSource> restore) {
        this(stopped, restore, Optional.empty(), Optional.empty());
    }

    /** To run, with data of its own. */
    public static ServiceIntent run() {
        return new ServiceIntent(false, Optional.empty());
    }
}
