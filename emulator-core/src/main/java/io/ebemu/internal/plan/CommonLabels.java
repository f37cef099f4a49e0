/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import java.util.Map;
import java.util.TreeMap;

/** The labels that all resources of a launch share. */
final class CommonLabels {

    private CommonLabels() {}

    static Map<String, String> of(LaunchRequest request, String role) {
        Map<String, String> labels = new TreeMap<>(request.origin().labels());
        labels.put(Labels.ENVIRONMENT, request.version().environment().name());
        labels.put(Labels.APPLICATION, request.version().applicationName());
        labels.put(Labels.VERSION_LABEL, request.version().versionLabel());
        labels.put(Labels.STATE_DIRECTORY, request.stateDirectory().toString());
        labels.put(Labels.ROLE, role);
        return labels;
    }

    /** Labels that somebody else chose, without those that would be taken for ours. */
    static Map<String, String> foreign(Map<String, String> labels) {
        Map<String, String> foreign = new TreeMap<>(labels);
        foreign.keySet().removeIf(name -> name.startsWith(Labels.PREFIX));
        return foreign;
    }
}
