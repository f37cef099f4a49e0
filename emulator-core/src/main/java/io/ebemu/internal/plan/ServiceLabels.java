/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ManagedService;
import java.util.HashMap;
import java.util.Map;

/** The labels on what a service has on the engine. */
final class ServiceLabels {

    private ServiceLabels() {}

    static Map<String, String> of(LaunchRequest request, ManagedService service, String role) {
        Map<String, String> labels = new HashMap<>(CommonLabels.of(request, role));
        labels.put(Labels.CONFIG_HASH, ConfigHash.of(service));
        labels.put(Labels.SERVICE_KIND, service.kind());
        labels.put(Labels.SERVICE_ID, service.identifier());
        labels.put(Labels.SERVICE_ENGINE, service.engine());
        labels.put(Labels.SERVICE_ENGINE_VERSION, service.engineVersion());
        labels.put(Labels.SERVICE_CLASS, service.instanceClass());
        labels.put(
                Labels.SERVICE_ENDPOINT,
                service.endpoint(request.version().environment()).toString());
        return Map.copyOf(labels);
    }
}
