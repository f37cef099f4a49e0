/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import java.util.ArrayList;
import java.util.List;

/** Plans that neighbours hear of the hardware addresses that new containers were given. */
final class AnnouncementPlanner {

    private final ImagePlanner images;
    private final PlanBuilder plan;

    AnnouncementPlanner(ImagePlanner images, PlanBuilder plan) {
        this.images = images;
        this.plan = plan;
    }

    /** Adds what a new container needs; the plan goes on without it. */
    void announce(String resource, ContainerSpec container, int started) {
        Announcement.of(container).ifPresent(job -> {
            List<Integer> ready = new ArrayList<>(images.ensure(Announcement.IMAGE, resource, false));
            ready.add(started);
            plan.add(
                    resource,
                    new Step.AnnounceAddress(job),
                    "another container may have had its IP address",
                    ready,
                    false);
        });
    }
}
