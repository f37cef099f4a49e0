/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.DBInstance;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A container's variables, in the order in which the ECS agent lets the last writer win ({@code
 * agent/api/container/container.go}).
 */
final class EnvironmentVariables {

    private static final String REGION = "AWS_REGION";
    private static final String DEFAULT_REGION = "AWS_DEFAULT_REGION";

    private final LaunchRequest request;
    private final World world;
    private final MetadataVariables metadata;

    EnvironmentVariables(LaunchRequest request, World world) {
        this.request = request;
        this.world = world;
        this.metadata = new MetadataVariables(request);
    }

    /**
     * The definition's variables, then {@code RDS_*} of a coupled database, then environment properties (which of
     * definition and property wins is undocumented; the EB CLI lets the property win), then those of the task metadata
     * endpoint, then secrets. Environment files only fill gaps, the first file first, and a region is added where nobody names one. What has no local value is left
     * out.
     */
    Map<String, String> of(ContainerDefinition container) {
        Map<String, String> variables = new LinkedHashMap<>(container.process().environment());
        variables.put("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
        request.declaredServices().forEach(service -> addDatabase(variables, service));
        variables.putAll(request.version().properties());
        variables.putAll(metadata.of(container));
        LocalValues local = request.version().localValues();
        variables.putAll(resolved(container.references().secrets(), local));
        container
                .references()
                .environmentFiles()
                .forEach(file ->
                        local.environmentFiles().getOrDefault(file, Map.of()).forEach(variables::putIfAbsent));
        if (!knowsRegion(variables) && !knowsRegion(imageVariables(container))) {
            variables.put(REGION, Region.NAME);
            variables.put(DEFAULT_REGION, Region.NAME);
        }
        return variables;
    }

    /** The values that stand in for secrets: from {@code valueFrom} by name to value by name. */
    static Map<String, String> resolved(Map<String, String> secrets, LocalValues local) {
        Map<String, String> values = new LinkedHashMap<>();
        secrets.forEach((name, valueFrom) -> {
            if (local.secrets().containsKey(valueFrom)) {
                values.put(name, local.secrets().get(valueFrom));
            }
        });
        return values;
    }

    private void addDatabase(Map<String, String> variables, ManagedService service) {
        if (service instanceof DBInstance db && db.coupled()) {
            variables.put(
                    "RDS_HOSTNAME", db.endpoint(request.version().environment()).address());
            variables.put("RDS_PORT", Integer.toString(db.port()));
            db.dbName().ifPresent(name -> variables.put("RDS_DB_NAME", name));
            variables.put("RDS_USERNAME", db.masterUsername());
            variables.put("RDS_PASSWORD", db.masterUserPassword());
        }
    }

    private static boolean knowsRegion(Map<String, String> variables) {
        return variables.containsKey(REGION) || variables.containsKey(DEFAULT_REGION);
    }

    /** The image's own variables, as far as the image is here already. */
    private Map<String, String> imageVariables(ContainerDefinition container) {
        ImageInfo image = world.images().get(ImagePlanner.localReference(request, container));
        return image == null ? Map.of() : image.environment();
    }
}
