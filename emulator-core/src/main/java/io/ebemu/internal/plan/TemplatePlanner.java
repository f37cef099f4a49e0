/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.ManagedService;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans templates: a volume for each image with the first data of its servers. It belongs to no environment, as an image
 * does not, and stays when environments go.
 */
final class TemplatePlanner {

    private final ServiceSupport support;
    private final PlanBuilder plan;
    /** By the name of the volume. */
    private final Map<String, Template> planned = new HashMap<>();

    TemplatePlanner(ServiceSupport support, PlanBuilder plan) {
        this.support = support;
        this.plan = plan;
    }

    /** Adds the template from which new data of a service begin; empty if they begin with the server itself. */
    Optional<Template> ensure(ManagedService service, String resource) {
        return support.sharesFirstData(service)
                ? Optional.of(planned.computeIfAbsent(
                        volume(support.image(service)), volume -> new Template(volume, create(volume, resource))))
                : Optional.empty();
    }

    /** The engine leaves one that is there as it is; what is in it says for itself whether it fits. */
    private int create(String volume, String resource) {
        return plan.add(
                resource + "/template",
                new Step.CreateVolume(VolumeSpec.local(volume, Map.of(Labels.ROLE, Labels.ROLE_TEMPLATE))),
                "new data begin with it",
                List.of());
    }

    private static String volume(String image) {
        return "ebemu-template-" + image.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]+", "-");
    }

    /**
     * A template in the plan.
     *
     * @param volume its name
     * @param step the step after which it is there
     */
    record Template(String volume, int step) {}
}
