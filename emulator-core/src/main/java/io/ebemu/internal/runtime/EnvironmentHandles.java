/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.EventHistory;
import io.ebemu.api.NetworkPath;

/** What a program holds of the parts of an environment that this process supervises. */
final class EnvironmentHandles {

    private final Supervision parts;
    private final ServiceCare care;

    EnvironmentHandles(Supervision parts, ServiceCare care) {
        this.parts = parts;
        this.care = care;
    }

    Container container(String name) {
        throw new UnsupportedOperationException(name + parts.environment());
    }

    Database database(String identifier) {
        return care.handles().database(identifier);
    }

    Cache cache(String identifier) {
        return care.handles().cache(identifier);
    }

    NetworkPath path(String container, String service) {
        throw new UnsupportedOperationException(container + service);
    }

    EventHistory history() {
        return parts.events().history();
    }
}
