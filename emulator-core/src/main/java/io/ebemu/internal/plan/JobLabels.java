/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The labels of a container that does one thing to another one: they say whose it is, and with what it goes. */
public final class JobLabels {

    private static final Set<String> OWN = Set.of(
            Labels.ENVIRONMENT,
            Labels.APPLICATION,
            Labels.VERSION_LABEL,
            Labels.STATE_DIRECTORY,
            Labels.MACHINE,
            Labels.OWNER,
            Labels.ECS_TASK_ARN,
            Labels.SERVICE_KIND,
            Labels.SERVICE_ID);

    private JobLabels() {}

    /**
     * Those of a job.
     *
     * @param target the labels of the container that it does something to
     * @param role what the job is
     */
    public static Map<String, String> of(Map<String, String> target, String role) {
        Map<String, String> labels = new TreeMap<>(target);
        labels.keySet().retainAll(OWN);
        labels.put(Labels.ROLE, role);
        return labels;
    }
}
