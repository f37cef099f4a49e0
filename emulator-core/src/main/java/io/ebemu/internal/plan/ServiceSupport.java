/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ManagedService;

/** What the planner must know of the servers that stand in for managed services. */
public interface ServiceSupport {

    /** The server's image. */
    String image(ManagedService service);

    /** Whether new data of that service begin the same for everybody, so that servers may share a template of them. */
    default boolean sharesFirstData(ManagedService service) {
        return false;
    }
}
