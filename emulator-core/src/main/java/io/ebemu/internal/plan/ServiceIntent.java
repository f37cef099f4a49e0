/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.RestoreSource;
import java.util.Optional;

/**
 * What API calls want of a service, beside its definition.
 *
 * @param stopped whether it is to be stopped; its address stays
 * @param restore where its first data come from; of no effect once it has data
 */
public record ServiceIntent(boolean stopped, Optional<RestoreSource> restore) {

    /** To run, with data of its own. */
    public static ServiceIntent run() {
        return new ServiceIntent(false, Optional.empty());
    }
}
